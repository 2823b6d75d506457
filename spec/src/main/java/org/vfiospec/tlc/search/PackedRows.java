package org.vfiospec.tlc.search;

import java.util.Arrays;

/** Packed states, in chunks so that growing never moves one. */
final class PackedRows {
  private static final int BITS = 14;
  private static final int MASK = (1 << BITS) - 1;

  private final int words;
  private volatile long[][] chunks = new long[4][];
  private int size;

  PackedRows(int words) {
    this.words = words;
  }

  int size() {
    return size;
  }

  /** Appends a state. Others may read those that they were told of meanwhile. */
  int add(long[] packed) {
    int chunk = size >>> BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[words << BITS];
    }
    System.arraycopy(packed, 0, chunks[chunk], (size & MASK) * words, words);
    return size++;
  }

  /** Takes the last one away again. */
  void removeLast() {
    size--;
  }

  void clear() {
    size = 0;
  }

  void copy(int number, long[] packed) {
    System.arraycopy(chunks[number >>> BITS], (number & MASK) * words, packed, 0, words);
  }

  long word(int number, int word) {
    return chunks[number >>> BITS][(number & MASK) * words + word];
  }

  boolean matches(int number, long[] packed) {
    long[] chunk = chunks[number >>> BITS];
    int from = (number & MASK) * words;
    for (int w = 0; w < words; w++) {
      if (chunk[from + w] != packed[w]) {
        return false;
      }
    }
    return true;
  }
}
