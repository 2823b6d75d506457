package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Call;

/** A driver that does something else than its revision is found out. */
class StatesMutantsTest {
  private static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");
  private static final Revision MAINLINE = PROTOCOL.revision("states_mainline");
  private static final CoveringTraces COVERING =
      CoveringTraces.of(
          small(PROTOCOL.part(MAINLINE).livenessModel(MAINLINE)),
          List.of(GraphReplay.REFUSALS),
          ProgressListener.NONE);

  private static Model small(Model model) {
    String text = model.configText().replaceFirst("MaxUsers = \\d+", "MaxUsers = 1");
    return new Model(model.directory(), model.rootModule(), model.configName(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "skip, toSupported",
    "current, exceptError",
    "halfArc, undone",
    "handOver, reservedFirst",
    "reset, underMutex"
  })
  void everyChoiceIsSeen(String choice, String other) {
    Map<String, Object> choices = new HashMap<>(MAINLINE.choices());
    choices.put(choice, other);
    Revision mutant =
        new Revision(MAINLINE.name(), MAINLINE.since(), MAINLINE.source(), Map.copyOf(choices));
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new GraphReplay(new StatesBinding(), mutant, COVERING.graph(), stepper)
              .run(COVERING.suite());
      assertThat(report.divergenceCount()).isPositive();
      assertThat(report.passed()).isFalse();
    }
  }

  /** The stage of the named action is lost: the driver believes it done. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Open",
        "Close",
        "Change",
        "ResetHardware",
        "ResetDone",
        "ResetUnlock",
        "SetBegin",
        "SetSkip",
        "GetBegin",
        "InfoBegin",
        "ArcQuiesce",
        "ArcUnquiesce",
        "ArcFreeze",
        "ArcUnfreeze",
        "ArcStartLogging",
        "ArcStopLogging",
        "ArcCapture",
        "ArcEndSaving",
        "ArcBeginLoading",
        "ArcLoad",
        "ArcLoadBad",
        "ArcFails",
        "Unlock",
        "UnlockDeferred",
        "Clean",
        "SetDeliver",
        "Read",
        "ReadEnd",
        "Write"
      })
  void everyActionIsSeen(String action) {
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new GraphReplay(new Lossy(action), MAINLINE, COVERING.graph(), stepper)
              .run(COVERING.suite());
      assertThat(report.divergenceCount()).isPositive();
    }
  }

  /** Executes nothing of one action. */
  private record Lossy(String action) implements Binding {
    private static final StatesBinding REAL = new StatesBinding();

    @Override
    public String protocol() {
      return REAL.protocol();
    }

    @Override
    public String part() {
      return REAL.part();
    }

    @Override
    public List<String> variables() {
      return REAL.variables();
    }

    @Override
    public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
      Switch lost = new Switch(stepper);
      Subject real = REAL.subject(revision, initial, lost);
      return new Subject() {
        @Override
        public void perform(Step step) {
          lost.off = step.action().equals(action);
          try {
            real.perform(step);
          } finally {
            lost.off = false;
          }
        }

        @Override
        public Optional<String> outcome() {
          return real.outcome();
        }

        @Override
        public Object observe(String variable) {
          return real.observe(variable);
        }

        @Override
        public String refuse(String request) {
          return real.refuse(request);
        }
      };
    }
  }

  private static final class Switch implements Stepper {
    private final Stepper real;
    private boolean off;

    Switch(Stepper real) {
      this.real = real;
    }

    @Override
    public void enter(String context, Call<?> call) {
      real.enter(context, call);
    }

    @Override
    public void step(String context) {
      if (!off) {
        real.step(context);
      }
    }

    @Override
    public void act(String context, Runnable action) {
      if (!off) {
        real.act(context, action);
      }
    }

    @Override
    public void reset() {
      real.reset();
    }

    @Override
    public void close() {}
  }
}
