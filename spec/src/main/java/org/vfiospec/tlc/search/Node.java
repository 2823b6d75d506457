package org.vfiospec.tlc.search;

/** A node of a decision tree: a {@link Branch} or a {@link Leaf}. */
abstract class Node {}
