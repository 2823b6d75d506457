package org.vfiospec.tlc.behaviour;

/** As many bits for each of some things. */
final class Bits {
  private final int each;
  private final long[] words;

  Bits(int things, int each) {
    this.each = each;
    this.words = new long[Math.toIntExact(((long) things * each + 63) / 64)];
  }

  boolean get(int thing, int bit) {
    long at = (long) thing * each + bit;
    return (words[(int) (at >>> 6)] >>> at & 1) != 0;
  }

  void set(int thing, int bit) {
    long at = (long) thing * each + bit;
    words[(int) (at >>> 6)] |= 1L << at;
  }
}
