package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;

/** Threads that run freely do nothing that the specification has not. */
class FreeRunningPropertyTest {
  private static final int ENOUGH = 200;
  private static final int STARTS = CcwModels.bound("MaxStarts");
  private static final int EXTRAS = CcwModels.bound("MaxExtras");

  private static final Map<String, StateGraph> WHOLE = new HashMap<>();

  @Provide
  Arbitrary<String> revisions() {
    return Arbitraries.of(CcwModels.revisions().stream().map(Revision::name).toList());
  }

  @Provide
  Arbitrary<String> smallOnes() {
    return Arbitraries.of("recommended", "v5_2");
  }

  private static StateGraph whole(String revision) {
    return WHOLE.computeIfAbsent(
        revision, name -> CcwModels.driver(CcwModels.revision(name)).graph());
  }

  private static DesignChoices choices(String revision) {
    return DesignChoices.of(CcwModels.revision(revision).choices());
  }

  @Property(tries = 200)
  void everyLogIsABehaviour(@ForAll("smallOnes") String revision, @ForAll long seed) {
    List<LoggedStep> log = FreeRun.log(choices(revision), STARTS, EXTRAS, seed);

    assertBehaviour(whole(revision), log);
  }

  @Property(tries = 200)
  void everyLogWithoutExtrasIsABehaviour(@ForAll("revisions") String revision, @ForAll long seed) {
    List<LoggedStep> log = FreeRun.log(choices(revision), STARTS, 0, seed);

    assertBehaviour(CcwModels.small(CcwModels.revision(revision)).graph(), log);
  }

  private static void assertBehaviour(StateGraph graph, List<LoggedStep> log) {
    OptionalInt foreign = new Behaviours(graph).firstForeign(log);
    assertThat(foreign)
        .withFailMessage(
            () -> {
              int at = foreign.getAsInt();
              return "no behaviour goes on with "
                  + log.get(at)
                  + " after "
                  + log.subList(0, at).stream().map(LoggedStep::step).toList();
            })
        .isEmpty();
    assertThat(log).hasSizeGreaterThan(1);
  }

  @Property(tries = 50)
  void aLogWithTwoStepsSwappedIsNoBehaviour(@ForAll long seed) {
    List<LoggedStep> log = FreeRun.log(choices("recommended"), STARTS, EXTRAS, seed);
    Behaviours behaviours = new Behaviours(whole("recommended"));

    for (int i = 0; i + 1 < log.size(); i++) {
      List<LoggedStep> swapped = new ArrayList<>(log);
      Collections.swap(swapped, i, i + 1);
      assertThat(behaviours.firstForeign(swapped)).as("swapped at %s", i).isPresent();
    }
  }

  @Example
  void anotherDesignIsNoticed() {
    Map<String, Object> fields = new HashMap<>(CcwModels.revision("recommended").choices());
    fields.put("idleWhen", "afterSignal");
    Behaviours behaviours = new Behaviours(whole("recommended"));

    assertThat(noticed(behaviours, DesignChoices.of(fields))).isTrue();
  }

  private static boolean noticed(Behaviours behaviours, DesignChoices choices) {
    for (long seed = 0; seed < ENOUGH; seed++) {
      if (behaviours.firstForeign(FreeRun.log(choices, STARTS, EXTRAS, seed)).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
