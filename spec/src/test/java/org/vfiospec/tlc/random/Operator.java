package org.vfiospec.tlc.random;

import java.util.List;

/** A definition with parameters that an expression may apply. */
record Operator(String name, List<Type> parameters, Type result) {}
