package org.vfiospec.binding.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.replay.UnreplayableException;

/** Patterns of the register as module MigrationBitsState has them: sets of the names of bits. */
final class Patterns {
  private static final List<Set<String>> SETS = sets();

  /** The letters of a pattern, the highest bit first, as MigrationBitsRefusals writes them. */
  private static final String LETTERS = "NESR";

  private Patterns() {}

  static Set<String> set(int pattern) {
    return SETS.get(pattern);
  }

  static List<Set<String>> sets(List<Integer> patterns) {
    List<Set<String>> sets = new ArrayList<>(patterns.size());
    for (int pattern : patterns) {
      sets.add(set(pattern));
    }
    return sets;
  }

  /**
   * The pattern that a set is.
   *
   * @throws UnreplayableException if it is none
   */
  static int of(Object set) {
    int pattern = set instanceof Collection<?> ? SETS.indexOf(set) : -1;
    if (pattern < 0) {
      throw new UnreplayableException(set + " is no pattern of the register");
    }
    return pattern;
  }

  /**
   * The pattern of these letters.
   *
   * @throws UnreplayableException if they are none
   */
  static int ofLetters(String letters) {
    for (int pattern = 0; pattern <= StateBit.ALL; pattern++) {
      if (letters(pattern).equals(letters)) {
        return pattern;
      }
    }
    throw new UnreplayableException("the binding does not know the request " + letters);
  }

  /** The letters of a pattern. */
  static String letters(int pattern) {
    StringBuilder letters = new StringBuilder();
    for (int bit = LETTERS.length() - 1; bit >= 0; bit--) {
      boolean set = (pattern & 1 << bit) != 0;
      letters.append(set ? LETTERS.charAt(LETTERS.length() - 1 - bit) : '-');
    }
    return letters.toString();
  }

  private static List<Set<String>> sets() {
    List<Set<String>> sets = new ArrayList<>();
    for (int pattern = 0; pattern <= StateBit.ALL; pattern++) {
      Set<String> names = new TreeSet<>();
      StateBit.of(pattern).forEach(bit -> names.add(bit.name()));
      sets.add(Set.copyOf(names));
    }
    return sets;
  }
}
