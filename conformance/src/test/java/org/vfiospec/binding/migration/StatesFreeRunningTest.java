package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.validate.Observation;
import org.vfiospec.validate.TraceValidator;
import org.vfiospec.validate.Validation;

/** Users who run freely see nothing that the state machine has not. */
class StatesFreeRunningTest {
  private static final int ENOUGH = 50;
  private static final Map<String, StateGraph> GRAPHS = new HashMap<>();

  /** Before the fix a SET may look for its next step for ever, and so would a thread here. */
  @Provide
  Arbitrary<String> revisions() {
    return Arbitraries.of("states_mainline", "states_recommended");
  }

  private static StateGraph graph(String revision) {
    return GRAPHS.computeIfAbsent(
        revision,
        name -> Explorer.explore(MigrationModels.unchanging(name), ProgressListener.NONE).graph());
  }

  private static List<Observation> log(String revision, long seed) {
    return StatesFreeRun.log(DesignChoices.of(MigrationModels.revision(revision).choices()), seed);
  }

  @Property(tries = 100)
  void everyLogIsABehaviour(@ForAll("revisions") String revision, @ForAll long seed) {
    List<Observation> log = log(revision, seed);

    Validation validation = new TraceValidator(graph(revision)).validate(log);

    assertAccepted(validation);
    assertThat(validation.witness().moves()).hasSameSizeAs(log);
  }

  /** Nobody closes the device; what it can, the witnesses find all of. */
  @Example
  void theRunsTakeEveryOtherAction() {
    StateGraph graph = graph("states_mainline");
    Set<String> untaken = actions(IntStream.range(0, graph.edgeCount()).mapToObj(graph::step));
    for (long seed = 0; seed < ENOUGH; seed++) {
      Validation validation = new TraceValidator(graph).validate(log("states_mainline", seed));
      untaken.removeAll(actions(validation.witness().trace().steps().stream()));
    }

    assertThat(untaken).containsExactly("Close");
  }

  private static Set<String> actions(Stream<Step> steps) {
    return steps.map(Step::action).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a tracer in the driver could log, which sees neither hardware nor bytes. */
  @Property(tries = 50)
  void soIsALogOfTheDriverAlone(@ForAll("revisions") String revision, @ForAll long seed) {
    assertAccepted(new TraceValidator(graph(revision)).validate(ofDriver(log(revision, seed))));
  }

  private static List<Observation> ofDriver(List<Observation> log) {
    return log.stream().map(each -> each.showingOnly("state", "mutex", "user")).toList();
  }

  private static void assertAccepted(Validation validation) {
    assertThat(validation.accepted())
        .withFailMessage(() -> validation.foreign() + "\nbehind " + validation.witness())
        .isTrue();
  }

  @Example
  void anotherRevisionIsNoticed() {
    TraceValidator validator = new TraceValidator(graph("states_recommended"));

    assertThat(noticed(validator, log -> log)).isTrue();
    assertThat(noticed(validator, StatesFreeRunningTest::ofDriver)).isTrue();
  }

  private static boolean noticed(TraceValidator validator, UnaryOperator<List<Observation>> seen) {
    for (long seed = 0; seed < ENOUGH; seed++) {
      if (!validator.validate(seen.apply(log("states_mainline", seed))).accepted()) {
        return true;
      }
    }
    return false;
  }
}
