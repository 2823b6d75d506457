package org.vfiospec.tlc.search;

import java.util.Arrays;

/** A list of ints that grows without copying what is there. */
final class Ints {
  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;

  private int[][] chunks = new int[4][];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return chunks[index >>> BITS][index & MASK];
  }

  void set(int index, int item) {
    chunks[index >>> BITS][index & MASK] = item;
  }

  void add(int item) {
    int chunk = size >>> BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[1 << BITS];
    }
    chunks[chunk][size & MASK] = item;
    size++;
  }

  int[] toArray() {
    int[] array = new int[size];
    for (int from = 0; from < size; from += 1 << BITS) {
      System.arraycopy(chunks[from >>> BITS], 0, array, from, Math.min(1 << BITS, size - from));
    }
    return array;
  }
}
