package org.vfiospec.tlc.search;

/**
 * The hash of a packed state: a sum over its words, so that a successor's needs only the words that
 * change, and then mixed.
 */
final class Hash {
  private final long[] factors;

  Hash(int words) {
    factors = new long[words];
    long seed = 0x9E3779B97F4A7C15L;
    for (int w = 0; w < words; w++) {
      seed += 0x9E3779B97F4A7C15L;
      factors[w] = mixed(seed) | 1;
    }
  }

  /** The sum over all words. */
  long sum(long[] packed) {
    long sum = 0;
    for (int w = 0; w < packed.length; w++) {
      sum += term(w, packed[w]);
    }
    return sum;
  }

  /** What a word adds to the sum. */
  long term(int word, long bits) {
    long product = (bits ^ bits >>> 32) * factors[word];
    return product ^ product >>> 29;
  }

  /** The hash of a state with that sum. */
  static int of(long sum) {
    return (int) (mixed(sum) >>> 32);
  }

  private static long mixed(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
