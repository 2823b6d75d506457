package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.suite.CoveringTraces;

/** The same with a thread for each context, and the locks of the drivers taken in earnest. */
@Timeout(300)
@Isolated("threads that hand over to each other want the processors for themselves")
class ThreadsReplayTest {
  private static final Duration BOUND = Duration.ofSeconds(10);

  static List<String> registers() {
    return BitsModels.revisions();
  }

  @ParameterizedTest
  @MethodSource("registers")
  void registersDoWhatTheSpecificationAllows(String revision) {
    replayed(new BitsBinding(), revision, BitsModels.covered(revision));
  }

  /** Two users and the reset, and an internal state that does not change. */
  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline", "states_recommended"})
  void stateMachinesDoWhatTheSpecificationAllows(String revision) {
    replayed(
        new StatesBinding(),
        revision,
        MigrationModels.covered(MigrationModels.unchanging(revision)));
  }

  /** One user and the reset, and an internal state that changes. */
  @Test
  void doesSoWithADeviceThatChanges() {
    String revision = "states_mainline";
    replayed(
        new StatesBinding(), revision, MigrationModels.covered(MigrationModels.oneUser(revision)));
  }

  private static void replayed(Binding binding, String revision, CoveringTraces covering) {
    try (ManyThreads stepper = new ManyThreads(BOUND)) {
      MigrationModels.assertComplete(
          MigrationModels.replay(binding, MigrationModels.revision(revision), covering, stepper));
      assertThat(stepper.handedOver()).isPositive();
    }
  }
}
