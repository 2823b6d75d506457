package org.vfiospec.tlc.random;

/** The kinds of values that expressions have: so few values of each that state spaces are small. */
enum Type {
  INT("Ints", 3),
  NAME("Names", 3),
  BOOL("BOOLEAN", 2),
  KEY("Keys", 2),
  RECORD("Records", 9),
  COUNTS("[Keys -> Ints]", 9),
  PAIR("[1..2 -> Names]", 9),
  QUEUE("Queues", 13),
  SET("SUBSET Ints", 8),
  TABLE("[Keys -> Records]", 81);

  private final String domain;
  private final int size;

  Type(String domain, int size) {
    this.domain = domain;
    this.size = size;
  }

  /** The set of its values. */
  String domain() {
    return domain;
  }

  /** How many values it has. */
  int size() {
    return size;
  }
}
