package org.vfiospec.tlc;

import java.util.List;

/**
 * Finds every reachable state of a model, in the order of a breadth-first search, and evaluates
 * every invariant in each. An invariant that does not hold does not stop it, so one exploration
 * answers all of them. Several explorations may go on at once, each in a thread of its own.
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
    return TlcRun.of(model, engine -> engine.explore(List.copyOf(observations), listener));
  }

  /** The verdicts alone: needs less memory than {@link #explore}, for it keeps no edges. */
  public static Verdicts check(Model model, ProgressListener listener) {
    return TlcRun.of(model, engine -> engine.check(listener));
  }
}
