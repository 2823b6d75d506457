package org.vfiospec.tlc.search;

/** How the ids of a state's values are packed: each variable has its bits in one of the words. */
final class Layout {
  private final int words;
  private final int[] word;
  private final int[] shift;
  private final long[] mask;

  /** A layout with so many bits for each variable, 31 at most. */
  Layout(int[] bits) {
    this.word = new int[bits.length];
    this.shift = new int[bits.length];
    this.mask = new long[bits.length];
    int at = 0;
    int used = 0;
    for (int v = 0; v < bits.length; v++) {
      if (used + bits[v] > Long.SIZE) {
        at++;
        used = 0;
      }
      word[v] = at;
      shift[v] = used;
      mask[v] = (1L << bits[v]) - 1;
      used += bits[v];
    }
    this.words = at + 1;
  }

  int words() {
    return words;
  }

  int variables() {
    return word.length;
  }

  int word(int variable) {
    return word[variable];
  }

  /** The bits of a variable, in its word. */
  long bits(int variable) {
    return mask[variable] << shift[variable];
  }

  /** A value's id as bits in its variable's word. */
  long put(int variable, int id) {
    return (long) id << shift[variable];
  }

  boolean holds(int variable, int id) {
    return id <= mask[variable];
  }

  int id(int variable, long bitsOfWord) {
    return (int) (bitsOfWord >>> shift[variable] & mask[variable]);
  }

  void pack(int[] row, long[] packed) {
    java.util.Arrays.fill(packed, 0);
    for (int v = 0; v < row.length; v++) {
      packed[word[v]] |= put(v, row[v]);
    }
  }

  void unpack(long[] packed, int[] row) {
    for (int v = 0; v < row.length; v++) {
      row[v] = id(v, packed[word[v]]);
    }
  }
}
