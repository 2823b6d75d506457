package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.validate.Observation;
import org.vfiospec.validate.TraceValidator;
import org.vfiospec.validate.Validation;

/** Threads that run freely do nothing that the specification has not. */
class FreeRunningPropertyTest {
  private static final int ENOUGH = 200;
  private static final int STARTS = CcwModels.bound("MaxStarts");
  private static final int EXTRAS = CcwModels.bound("MaxExtras");

  private static final Set<String> NOT_OF_USERS =
      Arrays.stream(CcwAction.values())
          .filter(action -> action.taker() != CcwAction.Taker.USER)
          .map(CcwAction::specName)
          .collect(Collectors.toUnmodifiableSet());

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
    List<Observation> log = FreeRun.log(choices(revision), STARTS, EXTRAS, seed);

    assertBehaviour(whole(revision), log);
  }

  @Property(tries = 200)
  void everyLogWithoutExtrasIsABehaviour(@ForAll("revisions") String revision, @ForAll long seed) {
    List<Observation> log = FreeRun.log(choices(revision), STARTS, 0, seed);

    assertBehaviour(CcwModels.small(CcwModels.revision(revision)).graph(), log);
  }

  private static void assertBehaviour(StateGraph graph, List<Observation> log) {
    assertAccepted(new TraceValidator(graph).validate(log));
    assertThat(log).hasSizeGreaterThan(1);
  }

  private static void assertAccepted(Validation validation) {
    assertThat(validation.accepted())
        .withFailMessage(() -> validation.foreign() + "\nbehind " + validation.witness())
        .isTrue();
  }

  @Property(tries = 50)
  void aLogWithTwoStepsSwappedIsNoBehaviour(@ForAll long seed) {
    List<Observation> log = FreeRun.log(choices("recommended"), STARTS, EXTRAS, seed);
    TraceValidator validator = new TraceValidator(whole("recommended"));

    for (int i = 0; i + 1 < log.size(); i++) {
      List<Observation> swapped = new ArrayList<>(log);
      Collections.swap(swapped, i, i + 1);
      assertThat(validator.validate(swapped).accepted()).as("swapped at %s", i).isFalse();
    }
  }

  /** What a user-space log would have: its own steps, and what it holds behind each. */
  @Property(tries = 100)
  void whatUserSpaceSeesIsABehaviour(@ForAll("smallOnes") String revision, @ForAll long seed) {
    List<Observation> log = FreeRun.log(choices(revision), STARTS, EXTRAS, seed);

    Validation validation =
        new TraceValidator(whole(revision), NOT_OF_USERS).validate(seenByUsers(log));

    assertAccepted(validation);
    assertThat(validation.witness().moves()).hasSizeLessThanOrEqualTo(log.size());
  }

  /** A write that puts zeros over an IRB, as it was found in 2019; and another errno. */
  @Example
  void userSpaceNoticesAnotherDesign() {
    TraceValidator validator = new TraceValidator(whole("recommended"), NOT_OF_USERS);

    assertThat(noticed("writeIrbArea", "copied", validator, FreeRunningPropertyTest::seenByUsers))
        .isTrue();
    assertThat(noticed("pendingErrno", "EAGAIN", validator, FreeRunningPropertyTest::seenByUsers))
        .isTrue();
  }

  private static List<Observation> seenByUsers(List<Observation> log) {
    return log.stream()
        .filter(observation -> !NOT_OF_USERS.contains(observation.action().orElseThrow()))
        .map(observation -> observation.showingOnly("user"))
        .toList();
  }

  @Example
  void anotherDesignIsNoticed() {
    TraceValidator validator = new TraceValidator(whole("recommended"));

    assertThat(noticed("idleWhen", "afterSignal", validator, log -> log)).isTrue();
  }

  /** A driver that differs from the recommended one in a choice. */
  private static boolean noticed(
      String choice,
      Object value,
      TraceValidator validator,
      UnaryOperator<List<Observation>> seen) {
    Map<String, Object> fields = new HashMap<>(CcwModels.revision("recommended").choices());
    fields.put(choice, value);
    DesignChoices other = DesignChoices.of(fields);
    for (long seed = 0; seed < ENOUGH; seed++) {
      List<Observation> log = FreeRun.log(other, STARTS, EXTRAS, seed);
      if (!validator.validate(seen.apply(log)).accepted()) {
        return true;
      }
    }
    return false;
  }
}
