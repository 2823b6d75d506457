package org.vfiospec.tlc.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.LivenessVerdicts;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.ReferenceExplorer;
import org.vfiospec.tlc.ReferenceLiveness;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Trace;

/**
 * Of random specifications with fairness, the same temporal properties are violated as TLC's own
 * liveness checker says, and each counterexample is one by the definition of the formulas.
 */
class RandomLivenessTest {
  private static final int TRIES = 2;

  private static final String CONFIG = "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n";

  private static int violated;
  private static int held;
  private static int refused;
  private static int brute;

  /**
   * What TLC goes on from, and what it looks at besides: it checks a state in which a constraint
   * does not hold too, but goes no further.
   */
  private record Graphs(StateGraph reached, StateGraph unbound) {}

  @AfterContainer
  static void tell() {
    System.out.println(counts());
  }

  private static String counts() {
    return violated
        + " violated, "
        + held
        + " hold, "
        + refused
        + " refused; "
        + brute
        + " of them by all loops";
  }

  /** Any number is as good as any other, so there is nothing to shrink and no edge. */
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  @Property(tries = TRIES, seed = Seeds.OF_A_BUILD, shrinking = ShrinkingMode.OFF)
  void checkersAgree(@ForAll("seeds") long first) throws IOException {
    for (long seed : Seeds.ofTry(first, TRIES).toArray()) {
      compare(seed);
    }
  }

  private static void compare(long seed) throws IOException {
    FairWorld world = FairWorlds.of(seed);
    Path folder = Files.createTempDirectory("vfiospec-fair");
    Path module = folder.resolve("Fair.tla");
    Path config = folder.resolve("Fair.cfg");
    try {
      Files.writeString(folder.resolve("Upward.tla"), FairWorlds.UPWARD);
      Files.writeString(module, "---- MODULE Fair ----\n" + world.module() + "====\n");
      Files.writeString(config, CONFIG + "CONSTRAINT Bound\nACTION_CONSTRAINT StepBound\n");
      Model model = Model.of(module, config);
      List<org.vfiospec.tlc.Property> properties =
          IntStream.range(0, world.properties().size())
              .mapToObj(
                  p ->
                      new org.vfiospec.tlc.Property(
                          "P" + p, org.vfiospec.tlc.Property.Kind.TEMPORAL))
              .toList();
      Graphs graphs =
          new Graphs(
              ReferenceExplorer.explore(model, ProgressListener.NONE).graph(),
              ReferenceExplorer.explore(
                      new Model(folder, "Fair", "unbound", CONFIG), ProgressListener.NONE)
                  .graph());
      try {
        LivenessVerdicts expected = ReferenceLiveness.check(model, properties);
        LivenessVerdicts actual = Liveness.check(model, properties);
        for (int p = 0; p < properties.size(); p++) {
          agree(
              world,
              p,
              seed,
              graphs,
              expected.counterexamples().get(properties.get(p)),
              actual.counterexamples().get(properties.get(p)));
        }
      } catch (SpecException together) {
        for (int p = 0; p < properties.size(); p++) {
          alone(world, p, seed, graphs, model, properties.get(p));
        }
      }
    } finally {
      Files.delete(folder.resolve("Upward.tla"));
      Files.delete(module);
      Files.delete(config);
      Files.delete(folder);
    }
  }

  private static void alone(
      FairWorld world,
      int p,
      long seed,
      Graphs graphs,
      Model model,
      org.vfiospec.tlc.Property property) {
    Optional<Trace> expected;
    try {
      expected = ReferenceLiveness.check(model, List.of(property)).counterexamples().get(property);
    } catch (SpecException tlc) {
      refused++;
      try {
        Optional<Trace> ours =
            Liveness.check(model, List.of(property)).counterexamples().get(property);
        assertThat(tlc.getMessage()).as(about(world, p, seed) + ours).contains("tautology");
        assertThat(ours).as(about(world, p, seed)).isEmpty();
      } catch (SpecException alike) {
        return;
      }
      return;
    }
    agree(
        world,
        p,
        seed,
        graphs,
        expected,
        Liveness.check(model, List.of(property)).counterexamples().get(property));
  }

  private static String about(FairWorld world, int p, long seed) {
    return "seed " + seed + ", P" + p + " of\n" + world.module() + "\n";
  }

  private static void agree(
      FairWorld world,
      int p,
      long seed,
      Graphs graphs,
      Optional<Trace> expected,
      Optional<Trace> actual) {
    String about = about(world, p, seed);
    assertThat(actual.isPresent())
        .as(about + expected + "\n" + actual)
        .isEqualTo(expected.isPresent());
    if (p >= world.limits() && new FairLoops(graphs.reached()).areFew()) {
      assertThat(actual.map(trace -> trace.loopStart().orElseThrow()).orElse(-1))
          .as(about + actual)
          .isEqualTo(
              new FairLoops(graphs.reached())
                  .nearest(
                      loop ->
                          world.fairness().of(loop, 0) && !world.properties().get(p).of(loop, 0)));
      brute++;
    }
    if (actual.isEmpty()) {
      held++;
      return;
    }
    violated++;
    Trace trace = actual.get();
    isBehaviour(about, trace.loopStart().isPresent() ? graphs.reached() : graphs.unbound(), trace);
    List<int[]> states = trace.states().stream().map(FairLoops::values).toList();
    Lasso lasso = new Lasso(states, trace.loopStart().orElse(states.size() - 1));
    assertThat(world.properties().get(p).of(lasso, 0)).as(about + trace).isFalse();
    if (trace.loopStart().isPresent()) {
      assertThat(world.fairness().of(lasso, 0)).as(about + trace).isTrue();
    }
  }

  private static void isBehaviour(String about, StateGraph graph, Trace trace) {
    Set<Object> steps = new HashSet<>();
    Set<Object> initial = new HashSet<>();
    for (int s = 0; s < graph.stateCount(); s++) {
      if (graph.parent(s) < 0) {
        initial.add(graph.state(s));
      }
      for (int e = graph.outBegin(s); e < graph.outEnd(s); e++) {
        steps.add(List.of(graph.state(s), graph.step(e), graph.state(graph.target(e))));
      }
    }
    assertThat(initial).as(about).contains(trace.states().get(0));
    for (int i = 0; i < trace.steps().size(); i++) {
      int next = i + 1 < trace.states().size() ? i + 1 : trace.loopStart().orElseThrow();
      assertThat(
              steps.contains(
                  List.of(trace.states().get(i), trace.steps().get(i), trace.states().get(next))))
          .as(about + trace)
          .isTrue();
    }
  }
}
