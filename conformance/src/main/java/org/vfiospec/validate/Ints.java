package org.vfiospec.validate;

import java.util.Arrays;

/** Numbers in a row, to which more are added. */
final class Ints {
  private int[] numbers = new int[16];
  private int size;

  int size() {
    return size;
  }

  int get(int at) {
    return numbers[at];
  }

  void set(int at, int number) {
    numbers[at] = number;
  }

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  /** Keeps the first so many. */
  void cut(int length) {
    size = length;
  }
}
