package org.vfiospec.binding.migration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.binding.migration.demo.Failure.Kind;
import org.vfiospec.demo.DemoReport;
import org.vfiospec.machine.live.Claim;
import org.vfiospec.machine.live.LoadingStep;
import org.vfiospec.machine.live.SavingStep;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/**
 * Real processes: one gives its guest to the other, and either is killed at a step. What the steps
 * before have in common is shown by one of them.
 */
@Timeout(120)
class TwoHostsTest {
  private static Protocol protocol;

  @BeforeAll
  static void load() {
    protocol = Protocols.load(Path.of("..", "spec"), "migration");
  }

  private static Story play(Interface by, Failure failure) {
    Map<String, Object> choices = protocol.revision(by.revision()).choices();
    TwoHosts hosts = new TwoHosts(by, choices, failure, (side, event) -> {});
    try (hosts) {
      return hosts.play();
    } finally {
      assertThat(hosts.anyAlive()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void theGuestArrives(Interface by) {
    Story story = play(by, null);
    assertThat(story.kept()).isEqualTo(Promise.GOES);
    assertThat(story.guestIsWhole()).as("%s", story).isTrue();
    assertThat(story.rounds()).hasSizeGreaterThan(1);
    assertThat(story.after().orElseThrow().blocks()).isGreaterThan(story.before().blocks());
    assertThat(story.charactersSeen()).isEqualTo(story.after().orElseThrow().characters());
  }

  /** Those with a kill are among the kills below. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "KILL_.*")
  void everyFailureEndsAsPromised(Scenario scenario) {
    Interface by = scenario.ordinal() % 2 == 0 ? Interface.V1 : Interface.V2;
    Story story = play(by, scenario.failure());
    assertThat(story.kept()).as("%s", story).isEqualTo(scenario.promise());
    assertThat(story.guestIsWhole()).as("%s", story).isTrue();
    assertThat(StoryReport.of(by, scenario, scenario.promise(), story).asPromised()).isTrue();
  }

  @Test
  void whatIsNotAsPromisedIsSaid() {
    Story story = play(Interface.V2, Scenario.CUT.failure());
    DemoReport report = StoryReport.of(Interface.V2, null, Promise.GOES, story);
    assertThat(report.asPromised()).isFalse();
    assertThat(report.lines().get(report.lines().size() - 1))
        .isEqualTo(
            "NOT AS PROMISED, which is source NOT_HERE, destination HERE; it was source HERE,"
                + " destination NOT_HERE");
    assertThat(report.json().get("asPromised")).isEqualTo(false);
  }

  /** With its host a guest is lost, as ever, if nobody else has all of it. */
  @ParameterizedTest
  @EnumSource(names = {"COPY_ROUNDS", "COPY_REST", "AWAIT_LOADED", "COMMIT", "STOP"})
  void theSourceIsKilled(SavingStep step) {
    Story story = play(Interface.V2, Failure.of(Side.SOURCE, Kind.KILLED, step));
    promisedIfAny(Side.SOURCE, step, story);
    switch (step) {
      case COMMIT -> {
        assertThat(story.kept()).isEqualTo(Promise.destinationAlone(Claim.IN_DOUBT));
        assertThat(story.operator()).contains(Side.DESTINATION);
        assertThat(story.guestIsWhole()).as("%s", story).isTrue();
      }
      case STOP -> {
        assertThat(story.kept()).isEqualTo(Promise.destinationAlone(Claim.HERE));
        assertThat(story.guestIsWhole()).as("%s", story).isTrue();
      }
      case AWAIT_LOADED ->
          // LOADED was sent, or the cut came before it could be.
          assertThat(story.destination().orElseThrow().claim()).isNotEqualTo(Claim.HERE);
      default -> {
        assertThat(story.kept()).isEqualTo(Promise.destinationAlone(Claim.NOT_HERE));
        assertThat(story.runs()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RECEIVE", "LOAD", "AWAIT_COMMIT", "QUIET", "RUN", "CONFIRM"})
  void theDestinationIsKilled(LoadingStep step) {
    Story story = play(Interface.V2, Failure.of(Side.DESTINATION, Kind.KILLED, step));
    promisedIfAny(Side.DESTINATION, step, story);
    switch (step) {
      case GREET, RESUMING, RECEIVE, LOAD, AWAIT_COMMIT -> {
        assertThat(story.kept()).isEqualTo(Promise.sourceAlone(Claim.HERE));
        assertThat(story.guestIsWhole()).as("%s", story).isTrue();
      }
      case QUIET -> {
        assertThat(story.kept()).isEqualTo(Promise.sourceAlone(Claim.IN_DOUBT));
        assertThat(story.operator()).isEqualTo(Optional.of(Side.SOURCE));
        assertThat(story.guestIsWhole()).as("%s", story).isTrue();
      }
      case RUN, CONFIRM ->
          // The guest, or a device of it, has run there: the source is right not to run it.
          assertThat(story.kept()).isEqualTo(Promise.sourceAlone(Claim.IN_DOUBT));
    }
  }

  /** The command line promises the same of its kills. */
  private static void promisedIfAny(Side side, Enum<?> step, Story story) {
    Failure failure = Failure.of(side, Kind.KILLED, step);
    for (Scenario scenario : Scenario.values()) {
      if (scenario.failure().equals(failure)) {
        assertThat(story.kept()).as(scenario.text()).isEqualTo(scenario.promise());
      }
    }
  }
}
