package org.vfiospec.tlc;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.vfiospec.tlc.search.Extent;
import org.vfiospec.tlc.search.Search;

/**
 * Finds every reachable state of a model, in the order of a breadth-first search, and evaluates
 * every invariant in each. An invariant that does not hold does not stop it, so one exploration
 * answers all of them. TLC evaluates each action once for all states in which it reads the same.
 * Several explorations may go on at once, each in a thread of its own; one that goes on alone uses
 * all processors.
 */
public final class Explorer {
  private Explorer() {}

  /** The whole state graph. */
  public static Exploration explore(Model model, ProgressListener listener) {
    return explore(model, List.of(), listener);
  }

  /**
   * The whole state graph, and the value of some definitions in each of its states.
   *
   * @param observations names of state-level definitions, for {@link StateGraph#observation}
   */
  public static Exploration explore(
      Model model, List<String> observations, ProgressListener listener) {
    return explored(model, observations, Extent.WHOLE, listener);
  }

  /**
   * What is reachable without going on from a state that violates an invariant; such a state is
   * still there, without edges that leave it.
   *
   * @param observations names of state-level definitions, for {@link StateGraph#observation}
   */
  public static Exploration exploreToViolations(
      Model model, List<String> observations, ProgressListener listener) {
    return explored(model, observations, Extent.TO_VIOLATIONS, listener);
  }

  private static Exploration explored(
      Model model, List<String> observations, Extent extent, ProgressListener listener) {
    return searched(model, observations, true, extent, listener, Search::exploration);
  }

  /** The verdicts alone: needs less memory than {@link #explore}, for it keeps no edges. */
  public static Verdicts check(Model model, ProgressListener listener) {
    return checked(model, Extent.WHOLE, listener);
  }

  /**
   * The verdicts, of which all but one may be missing if one of {@code properties} is violated: the
   * exploration ends there.
   */
  public static Verdicts checkUntilViolated(
      Model model, Set<String> properties, ProgressListener listener) {
    return checked(model, Extent.until(Set.copyOf(properties)), listener);
  }

  /**
   * The verdicts, where it is known which {@code properties} are violated: the exploration ends as
   * soon as each of them is, and goes through all states if there are none.
   */
  public static Verdicts checkUntilAllViolated(
      Model model, Set<String> properties, ProgressListener listener) {
    return checked(model, Extent.untilAll(Set.copyOf(properties)), listener);
  }

  private static Verdicts checked(Model model, Extent extent, ProgressListener listener) {
    return searched(model, List.of(), false, extent, listener, Search::verdicts);
  }

  private static <T> T searched(
      Model model,
      List<String> observations,
      boolean keepsEdges,
      Extent extent,
      ProgressListener listener,
      Function<Search, T> result) {
    long started = System.nanoTime();
    return TlcRun.of(
        model,
        engine -> {
          Search search =
              new Search(
                  engine.evaluator(observations, List.of()),
                  observations,
                  keepsEdges,
                  extent,
                  listener,
                  Search.processors(),
                  started);
          search.run();
          return result.apply(search);
        });
  }
}
