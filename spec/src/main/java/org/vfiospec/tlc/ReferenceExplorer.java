package org.vfiospec.tlc;

import java.util.List;
import java.util.Set;

/**
 * Finds what {@link Explorer} finds, in the same order, but has TLC evaluate every action in every
 * state: slow, and simple. It is what {@link Explorer} is compared with, as it is compared with
 * TLC's command line itself.
 */
public final class ReferenceExplorer {
  private ReferenceExplorer() {}

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
    return TlcRun.of(model, engine -> engine.explore(List.copyOf(observations), listener));
  }

  /**
   * What is reachable without going on from a state that violates an invariant; such a state is
   * still there, without edges that leave it.
   *
   * @param observations names of state-level definitions, for {@link StateGraph#observation}
   */
  public static Exploration exploreToViolations(
      Model model, List<String> observations, ProgressListener listener) {
    return TlcRun.of(
        model, engine -> engine.exploreToViolations(List.copyOf(observations), listener));
  }

  /** The verdicts alone: needs less memory than {@link #explore}, for it keeps no edges. */
  public static Verdicts check(Model model, ProgressListener listener) {
    return TlcRun.of(model, engine -> engine.check(listener));
  }

  /**
   * The verdicts, of which all but one may be missing if one of {@code properties} is violated: the
   * exploration ends there.
   */
  public static Verdicts checkUntilViolated(
      Model model, Set<String> properties, ProgressListener listener) {
    return TlcRun.of(model, engine -> engine.checkUntilViolated(Set.copyOf(properties), listener));
  }

  /**
   * The verdicts, where it is known which {@code properties} are violated: the exploration ends as
   * soon as each of them is, and goes through all states if there are none.
   */
  public static Verdicts checkUntilAllViolated(
      Model model, Set<String> properties, ProgressListener listener) {
    return TlcRun.of(
        model, engine -> engine.checkUntilAllViolated(Set.copyOf(properties), listener));
  }
}
