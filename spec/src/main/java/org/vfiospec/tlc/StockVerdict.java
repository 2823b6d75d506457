package org.vfiospec.tlc;

import java.util.Optional;

/**
 * What TLC's command line said.
 *
 * @param exit how it ended
 * @param violated the property that does not hold, if there is one and TLC, or a configuration with
 *     no other, says which
 * @param distinct reachable states found, or 0 if it did not come so far
 * @param generated states generated
 * @param depth states on the longest of the shortest paths, or 0; with several workers perhaps more
 * @param traceLength states of the counterexample that it printed
 * @param seconds from the start of its process to the end
 * @param output all that it printed
 */
public record StockVerdict(
    TlcExit exit,
    Optional<String> violated,
    long distinct,
    long generated,
    int depth,
    int traceLength,
    double seconds,
    String output) {
  private static final String TAUTOLOGY = "Temporal formula is a tautology";

  /** Whether it found no violation and saw all states: {@link #counts} then is all there is. */
  public boolean searchedAll() {
    return exit == TlcExit.SUCCESS;
  }

  /**
   * Whether it refuses to search, since a property holds whatever the behaviours are. TLC calls
   * this an error, as it may be a slip; {@link Liveness} takes it for what it is, a property that
   * holds.
   */
  public boolean isTautology() {
    return exit == TlcExit.LIVENESS_EVALUATION && output.contains(TAUTOLOGY);
  }

  /**
   * The states that it found, all of them if it {@link #searchedAll}. The depth is exact if it had
   * one worker: several do not wait for each other.
   */
  public Counts counts() {
    return new Counts(distinct, generated, depth);
  }
}
