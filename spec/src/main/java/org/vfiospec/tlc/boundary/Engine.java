package org.vfiospec.tlc.boundary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Verdicts;

/** TLC in a class loader of its own. One method may be called, once. */
public interface Engine {
  /**
   * Builds the graph; {@code observations} are state-level definitions to evaluate in every state.
   */
  Exploration explore(List<String> observations, ProgressListener listener);

  /** Builds the graph, but goes on from no state that violates an invariant. */
  Exploration exploreToViolations(List<String> observations, ProgressListener listener);

  /** Evaluates the invariants until one of {@code properties} is violated. */
  Verdicts checkUntilViolated(Set<String> properties, ProgressListener listener);

  /** Evaluates the invariants until all of {@code properties} are violated. */
  Verdicts checkUntilAllViolated(Set<String> properties, ProgressListener listener);

  /** Evaluates the invariants, and keeps no edges. */
  Verdicts check(ProgressListener listener);

  /**
   * Reads the specification for questions about it, which may be asked until the run is over.
   *
   * @param observations state-level definitions that will be asked for in every state
   * @param claims temporal properties that will be asked about
   */
  Evaluator evaluator(List<String> observations, List<String> claims);

  /** Lets go of what was found, which TLC's statics hold; nothing may be asked afterwards. */
  void forget();

  /** Whether TLC has read the specification, so that this loader may serve another run. */
  boolean hasRead();

  /** Those of the names that are defined without parameters. */
  Set<String> defined(List<String> names);

  /** The values of constant-level definitions. */
  Map<String, Object> evaluate(List<String> definitions);
}
