package org.vfiospec.tlc.search;

/**
 * Successors that are still to be looked for. Looking for one waits for the memory most of the
 * time; for many at once the processor waits once.
 */
final class Batch {
  /** So many successors are looked for at once, or few more. */
  private static final int WORTHWHILE = 128;

  private final int words;
  private long[] packed;
  private int[] hashes = new int[2 * WORTHWHILE];
  private int[] sources = new int[2 * WORTHWHILE];
  private int[] places = new int[2 * WORTHWHILE];
  private int size;
  private long touched;

  Batch(int words) {
    this.words = words;
    this.packed = new long[2 * WORTHWHILE * words];
  }

  void clear() {
    size = 0;
  }

  /** Forgets all but the first. */
  void truncate(int first) {
    size = first;
  }

  boolean isWorthwhile() {
    return size >= WORTHWHILE;
  }

  int size() {
    return size;
  }

  /** Adds a successor of a state, whose reference belongs to a place in the expansion. */
  void add(long[] successor, int hashed, int source, int place) {
    if (size == hashes.length) {
      packed = java.util.Arrays.copyOf(packed, 2 * packed.length);
      hashes = java.util.Arrays.copyOf(hashes, 2 * size);
      sources = java.util.Arrays.copyOf(sources, 2 * size);
      places = java.util.Arrays.copyOf(places, 2 * size);
    }
    System.arraycopy(successor, 0, packed, size * words, words);
    hashes[size] = hashed;
    sources[size] = source;
    places[size++] = place;
  }

  /** Has the processor fetch where the table would have these states. */
  void touch(StateTable table) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += table.touch(hashes[i]);
    }
    touched = sum;
  }

  /** What the memory held, so that it must be looked at. */
  long touched() {
    return touched;
  }

  void copy(int index, long[] successor) {
    System.arraycopy(packed, index * words, successor, 0, words);
  }

  int hashed(int index) {
    return hashes[index];
  }

  int source(int index) {
    return sources[index];
  }

  int place(int index) {
    return places[index];
  }
}
