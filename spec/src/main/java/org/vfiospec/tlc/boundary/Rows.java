package org.vfiospec.tlc.boundary;

import java.util.Arrays;

/**
 * Rows of as many ints each, in chunks so that growing never copies what is there. Not for several
 * threads while it grows.
 */
public final class Rows implements StateRows {
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

  private final int width;
  private int[][] chunks = new int[4][];
  private int size;

  /** No rows yet, of {@code width} ints each. */
  public Rows(int width) {
    this.width = width;
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /** An int of a row that was added; what is outside of these is not checked for. */
  @Override
  public int get(int row, int column) {
    return chunks[row >>> CHUNK_BITS][(row & CHUNK_MASK) * width + column];
  }

  /** Appends the first {@code width} ints of {@code row}; returns its number. */
  public int add(int[] row) {
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[width << CHUNK_BITS];
    }
    System.arraycopy(row, 0, chunks[chunk], (size & CHUNK_MASK) * width, width);
    return size++;
  }

  /** Whether row {@code number} is {@code row}. */
  public boolean matches(int number, int[] row) {
    int[] chunk = chunks[number >>> CHUNK_BITS];
    int from = (number & CHUNK_MASK) * width;
    return Arrays.equals(chunk, from, from + width, row, 0, width);
  }

  /** Copies row {@code number} into {@code row}. */
  public void copy(int number, int[] row) {
    System.arraycopy(chunks[number >>> CHUNK_BITS], (number & CHUNK_MASK) * width, row, 0, width);
  }
}
