package org.vfiospec.tlc.random;

/** A variable of a specification. */
record Variable(String name, Type type) {}
