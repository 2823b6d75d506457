package org.vfiospec.tlc.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The explorer gives of random specifications what the reference explorer gives, and of some what
 * TLC's command line gives. A failure shows the specification, and the seed that makes it.
 *
 * <p>As many as are asked for, here a hundred thousand:
 *
 * <pre>mvn -o test -pl spec -Dtest=RandomSpecificationsTest -Dvfiospec.random=100000</pre>
 *
 * <p>What is to be compared besides, as verdicts on temporal properties, has its place in {@link
 * Comparison}, and is asked for by {@link Trial}.
 */
class RandomSpecificationsTest {
  private static final int TRIES = 300;

  /** TLC's command line takes as long as many explorations: five runs in a build, more by hand. */
  private static final int STOCK_ONE_IN = Seeds.areOfABuild() ? 60 : 200;

  private static Path folder;
  private static Trial trial;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("vfiospec-random");
    trial = new Trial(new Bench(folder), STOCK_ONE_IN);
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(folder)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }

  /** Any number is as good as any other, so there is nothing to shrink and no edge. */
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  @Property(tries = TRIES, seed = Seeds.OF_A_BUILD, shrinking = ShrinkingMode.OFF)
  void explorersAgree(@ForAll("seeds") long first) {
    Seeds.ofTry(first, TRIES).forEach(trial::of);
  }
}
