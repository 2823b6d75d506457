package org.vfiospec.tlc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.tlc.behaviour.Counterexample;
import org.vfiospec.tlc.boundary.Claim;
import org.vfiospec.tlc.boundary.EvaluationFailure;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.search.Extent;
import org.vfiospec.tlc.search.Search;

/**
 * Decides all properties of a model on one exploration of it: the invariants while it goes on, the
 * temporal properties on the graph that it leaves.
 */
public final class Checker {
  private Checker() {}

  /** Checks every property that the model's configuration lists. */
  public static Checked check(Model model, ProgressListener listener) {
    return check(model, listener, Checkpoints.NONE);
  }

  /**
   * The same, where the exploration is saved now and then, and goes on from what was saved before.
   *
   * @throws StoppedException if it was told to stop
   */
  public static Checked check(Model model, ProgressListener listener, Checkpoints checkpoints) {
    return check(model, Extent.WHOLE, listener, checkpoints);
  }

  /** The verdicts on temporal properties: the search ends where each of them has been violated. */
  static Map<Property, Optional<Trace>> temporal(Model model) {
    Set<String> names = model.properties().stream().map(Property::name).collect(Collectors.toSet());
    return check(model, Extent.untilAll(names), ProgressListener.NONE, Checkpoints.NONE).temporal();
  }

  private static Checked check(
      Model model, Extent extent, ProgressListener listener, Checkpoints checkpoints) {
    long started = System.nanoTime();
    List<Property> temporal =
        model.properties().stream().filter(p -> p.kind() == Property.Kind.TEMPORAL).toList();
    return TlcRun.of(
        model,
        engine -> {
          Evaluator evaluator =
              engine.evaluator(List.of(), temporal.stream().map(Property::name).toList());
          Search search =
              new Search(
                  evaluator,
                  List.of(),
                  // What can be said of states and steps is decided while the search goes on.
                  evaluator.questions().claims().stream().anyMatch(Checker::needsGraph),
                  extent,
                  listener,
                  Search.processors(),
                  started);
          search.run(checkpoints, checkpoints.file() == null ? "" : model.digest());
          Map<Property, Optional<Trace>> results = new LinkedHashMap<>();
          for (int i = 0; i < temporal.size(); i++) {
            results.put(temporal.get(i), counterexample(search, search.claims().get(i), model));
          }
          return new Checked(search.verdicts(), results);
        });
  }

  private static boolean needsGraph(Claim claim) {
    return claim.violations().length > 0;
  }

  private static Optional<Trace> counterexample(Search search, Claim claim, Model model) {
    Trace finite = search.claimViolations().get(claim.property());
    if (finite != null) {
      return Optional.of(finite);
    }
    if (!needsGraph(claim)) {
      return Optional.empty();
    }
    try {
      return Counterexample.find(search.space(), claim.violations());
    } catch (ArithmeticException e) {
      throw new SpecException(
          model.rootModule()
              + ".tla with "
              + model.configName()
              + ": "
              + claim.property()
              + " needs more places than a table has; check it with smaller bounds");
    } catch (EvaluationFailure e) {
      throw new SpecException(
          model.rootModule()
              + ".tla with "
              + model.configName()
              + ", checking "
              + claim.property()
              + ": "
              + e.getMessage());
    }
  }
}
