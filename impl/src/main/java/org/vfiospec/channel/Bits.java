package org.vfiospec.channel;

/** Checks of values that go into bit fields. */
final class Bits {
  private Bits() {}

  /** Refuses a value that does not fit into a field of {@code width} bits. */
  static void check(int value, int width, String field) {
    if (value >>> width != 0) {
      throw new IllegalArgumentException(
          String.format("%s takes %d bits, not 0x%x", field, width, value));
    }
  }
}
