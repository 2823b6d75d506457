package org.vfiospec.tlc.random;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * Which specifications are made. Those of a build are always the same, so that a build fails for
 * what was changed in it. Those that are asked for by {@code -Dvfiospec.random=N} are others each
 * time. {@code -Dvfiospec.seed=N} makes one again.
 */
final class Seeds {
  /** What jqwik draws the first seeds of a build from. */
  static final String OF_A_BUILD = "20260101";

  private static final Integer ASKED = Integer.getInteger("vfiospec.random");
  private static final Long AGAIN = Long.getLong("vfiospec.seed");
  private static final long OTHERS = ASKED == null ? 0 : new Random().nextLong();

  private Seeds() {}

  /** Whether nobody asked for more than a build makes. */
  static boolean areOfABuild() {
    return ASKED == null;
  }

  /** The seeds of one try out of so many. */
  static LongStream ofTry(long first, int tries) {
    if (AGAIN != null) {
      return LongStream.of(AGAIN);
    }
    int each = ASKED == null ? 1 : Math.max(1, (ASKED + tries - 1) / tries);
    long begin = first ^ OTHERS;
    return LongStream.range(0, each).map(i -> begin + i);
  }
}
