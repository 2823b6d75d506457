package org.vfiospec.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/** The validator against walks, which are behaviours, and against a search over all paths. */
class TraceValidatorPropertyTest {

  @Property(tries = 2000)
  void everyWalkIsExplained(@ForAll long seed) {
    RandomLog random = RandomLog.ofWalk(seed, 12, 40, 40);

    Validation validation =
        new TraceValidator(random.graph, random.unlogged).validate(random.observations());

    assertThat(validation.foreign()).isEmpty();
    WitnessCheck.assertExplains(random.graph, random.unlogged, random.log, validation.witness());
  }

  @Property(tries = 5000)
  void anAlteredLogIsExplainedAsFarAsAnyPathDoes(@ForAll long seed) {
    RandomLog random = RandomLog.altered(seed, 5, 10, 6);
    EveryPath paths = new EveryPath(random.graph, random.unlogged, random.log);

    Validation validation =
        new TraceValidator(random.graph, random.unlogged).validate(random.observations());

    int longest = paths.longest();
    assertThat(validation.accepted()).isEqualTo(longest == random.log.size());
    validation.foreign().ifPresent(foreign -> assertForeign(foreign, random, paths));
    WitnessCheck.assertExplains(
        random.graph, random.unlogged, random.log.subList(0, longest), validation.witness());
    assertThat(validation.witness().unlogged()).isEqualTo(paths.fewestUnlogged());
    Statistics.label("accepted")
        .collect(validation.accepted())
        .coverage(
            of -> {
              of.check(true).percentage(share -> share > 10);
              of.check(false).percentage(share -> share > 10);
            });
    Statistics.label("unlogged steps")
        .collect(validation.witness().unlogged() > 0)
        .coverage(of -> of.check(true).percentage(share -> share > 10));
  }

  private static void assertForeign(Foreign foreign, RandomLog random, EveryPath paths) {
    Seen seen = random.log.get(paths.longest());
    assertThat(foreign.place()).isEqualTo(paths.longest());
    assertThat(foreign.seen()).isEqualTo(seen.observation());
    assertThat(foreign.possible())
        .extracting(Possible::step, Possible::shows)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            possible(random.graph, paths.ends(), seen).stream()
                .map(each -> tuple(each.step(), each.shows()))
                .toList());
  }

  private record Outcome(Optional<Step> step, Map<String, Object> shows) {}

  private static Set<Outcome> possible(StateGraph graph, Set<Integer> ends, Seen seen) {
    Set<Outcome> possible = new HashSet<>();
    for (int state : ends) {
      if (seen.observation().stutters()) {
        possible.add(new Outcome(Optional.empty(), shown(graph, state, seen)));
      }
      for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
        possible.add(
            new Outcome(Optional.of(graph.step(edge)), shown(graph, graph.target(edge), seen)));
      }
    }
    return possible;
  }

  private static Map<String, Object> shown(StateGraph graph, int state, Seen seen) {
    Map<String, Object> shown = new HashMap<>(graph.state(state));
    shown.keySet().retainAll(seen.observation().shown().keySet());
    return shown;
  }
}
