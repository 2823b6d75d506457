package org.vfiospec.tlc.random;

import java.util.Random;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.Model;

/**
 * What is asked of one random specification. The comparison of the graphs tells nearly all, so
 * other ways to explore, which cost as much again, are tried on some only.
 */
final class Trial {
  private static final int SOME = 5;

  private final Bench bench;
  private final int stockOneIn;

  /**
   * Trials on a bench.
   *
   * @param stockOneIn one in so many is held against TLC's command line, which takes a second
   */
  Trial(Bench bench, int stockOneIn) {
    this.bench = bench;
    this.stockOneIn = stockOneIn;
  }

  /** Explores the specification of a seed in all ways, or throws an error that shows it. */
  Answer<Exploration> of(long seed) {
    World world = Worlds.of(seed);
    try {
      return compared(world, new Random(~seed));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new AssertionError(
          "seed "
              + seed
              + "L\n"
              + world
              + "\n"
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private Answer<Exploration> compared(World world, Random random) {
    Model model = bench.write(world);
    Comparison comparison = new Comparison(model, world.observations());
    Answer<Exploration> answer = comparison.graphs();
    if (random.nextInt(SOME) == 0) {
      comparison.verdicts(answer);
    }
    if (random.nextInt(SOME) == 0) {
      comparison.graphsToViolations();
    }
    if (random.nextInt(stockOneIn) == 0) {
      comparison.stock(answer);
    }
    return answer;
  }
}
