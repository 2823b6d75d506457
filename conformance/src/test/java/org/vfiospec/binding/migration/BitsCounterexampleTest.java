package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.migration.DataWindow.Direction;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.migration.v1.StateWrite;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;

/** What TLC found of a register, its driver does: hardware, window and register show it. */
class BitsCounterexampleTest {
  static List<String> revisions() {
    return BitsModels.revisions();
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void everyCounterexampleEndsInTheViolation(String revision) {
    Map<String, Trace> violations = MigrationModels.violations(revision);
    assertThat(violations.isEmpty()).isEqualTo(revision.equals("recommended"));
    violations.forEach(
        (property, trace) -> {
          BitsSubject subject = replayed(revision, trace);
          Step last = trace.steps().get(trace.steps().size() - 1);
          assertThat(violates(subject, property, last, trace))
              .as("%s of %s after %s", property, revision, trace.steps())
              .isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void theRecommendedRegisterKeepsAllUnderTheSameInputs(String revision) {
    MigrationModels.violations(revision)
        .forEach(
            (property, trace) ->
                assertThat(BitsSameInputs.faults(choices("recommended"), trace))
                    .as("%s of %s after %s", property, revision, trace.steps())
                    .isEmpty());
  }

  /** So the faults that are looked for are those that a register has which has them. */
  @ParameterizedTest
  @MethodSource("revisions")
  void theRegisterThatDoesNotKeepItShowsThatUnderTheSameInputs(String revision) {
    MigrationModels.violations(revision)
        .forEach(
            (property, trace) ->
                assertThat(BitsSameInputs.faults(choices(revision), trace))
                    .as("%s of %s after %s", property, revision, trace.steps())
                    .anyMatch(fault -> fault.startsWith(property + ": ")));
  }

  private static DesignChoices choices(String revision) {
    return DesignChoices.of(MigrationModels.revision(revision).choices());
  }

  @Test
  void nothingIsWrongAtTheBeginning() {
    for (String property :
        List.of("NeverPassesInvalid", "StateFidelity", "SavingEndsWithItsBit", "ErrorIsQuiet")) {
      Trace any = MigrationModels.violations("mlx5_v5").values().iterator().next();
      Trace none =
          new Trace(any.variables(), any.states().subList(0, 1), List.of(), any.loopStart());
      assertThat(violates(replayed("mlx5_v5", none), property, null, none)).as(property).isFalse();
    }
  }

  private static boolean violates(BitsSubject subject, String property, Step last, Trace trace) {
    RecordedHardware hardware = subject.hardware();
    int ds = subject.deviceState();
    StateWrite write = subject.write();
    boolean runs = !hardware.frozen();
    return switch (property) {
      case "NeverPassesInvalid" -> write != null && !StateBit.valid(ds);
      case "ReadersSeeOldOrNew" -> write != null && ds != write.from() && ds != write.to();
      case "StateFidelity" ->
          write == null
              && (runs != StateBit.RUNNING.in(ds)
                  || runs && hardware.quiet() != StateBit.NDMA.in(ds));
      case "SavingEndsWithItsBit" ->
          subject.dataWindow().direction() == Direction.SAVING && !StateBit.SAVING.in(ds);
      case "ResumingHasItsWindow" ->
          (subject.dataWindow().direction() == Direction.RESUMING) != StateBit.RESUMING.in(ds);
      case "CaptureOnlyWhenStopped" -> lastPart(hardware).made() == ShownHardware.TORN;
      case "LoadsWhatWasTransferred" ->
          loads(last) && hardware.generation() != BitsSubject.TRANSFERRED;
      case "ResumingNeedsNoReset" -> loads(last) && hardware.loadedOverAnother();
      case "NeverLosesNdma" ->
          runs && !hardware.quiet() && quiet(write.from()) && quiet(write.to());
      case "BadDataNeverRuns" -> runs && hardware.generation() != BitsSubject.TRANSFERRED;
      case "ErrorIsQuiet" -> ds == StateBit.ERROR && (hardware.dma() || runs && !hardware.quiet());
      case "NothingUnreadIsDropped" ->
          hardware.gave().size() - subject.partsRead()
              > subject.dataWindow().contents().length / ShownHardware.PART;
      case "StreamCarriesOn", "ChangesAreLogged" ->
          RecordedHardware.made(stream(subject)) != hardware.generation()
              || changesBesideTheLog(trace);
      default -> throw new AssertionError("a property whose violation is looked for: " + property);
    };
  }

  /**
   * The device has changed in SAVING while it did not log. What was given before is then no base
   * for what comes; this hardware gives all again once its log was ended, so that its bytes alone
   * need not show it.
   */
  private static boolean changesBesideTheLog(Trace trace) {
    for (int i = 0; i < trace.steps().size(); i++) {
      Map<?, ?> hardware = (Map<?, ?>) trace.states().get(i).get("hw");
      boolean saving = ((Set<?>) trace.states().get(i).get("ds")).contains("SAVING");
      if (trace.steps().get(i).action().equals("Change")
          && saving
          && hardware.get("logs").equals(false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean quiet(int pattern) {
    return !StateBit.RUNNING.in(pattern) || StateBit.NDMA.in(pattern);
  }

  private static boolean loads(Step step) {
    return step.action().equals("WriteAct") && step.arguments().contains("NOT_RESUMING");
  }

  private static ShownHardware.PayloadOf lastPart(ShownHardware hardware) {
    return ShownHardware.payload(hardware.gave().get(hardware.gave().size() - 1), 0);
  }

  /** What the user has read, and what he can still read. */
  private static List<byte[]> stream(BitsSubject subject) {
    List<byte[]> gave = subject.hardware().gave();
    int left = subject.dataWindow().contents().length / ShownHardware.PART;
    List<byte[]> stream = new ArrayList<>(gave.subList(0, subject.partsRead()));
    stream.addAll(gave.subList(gave.size() - left, gave.size()));
    return stream;
  }

  private static BitsSubject replayed(String revision, Trace trace) {
    Watched<BitsSubject> watched = new Watched<>(new BitsBinding(), BitsSubject.class);
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new TraceReplay(watched, MigrationModels.revision(revision), stepper)
              .run(trace.states(), trace.steps());
      assertThat(report.divergences()).isEmpty();
      assertThat(report.edgesExecuted()).isEqualTo(trace.steps().size());
    }
    return watched.subject();
  }
}
