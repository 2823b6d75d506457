package org.vfiospec.binding.migration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.Stepper;
import org.vfiospec.tlc.Model;

/** Each revision's driver takes every transition of its model, and refuses what the model does. */
class StatesReplayTest {
  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline", "states_recommended"})
  void doesExactlyWhatTheSpecificationAllows(String revision) {
    try (OneThread stepper = new OneThread()) {
      replayed(revision, MigrationModels.liveness(revision), stepper);
    }
  }

  @Tag("mutants")
  @ParameterizedTest
  @ValueSource(strings = {"states_recommended", "states_mainline"})
  void doesSoWithOneUser(String revision) {
    try (OneThread stepper = new OneThread()) {
      replayed(revision, MigrationModels.oneUser(revision), stepper);
    }
  }

  private static void replayed(String revision, Model model, Stepper stepper) {
    MigrationModels.assertComplete(
        MigrationModels.replay(
            new StatesBinding(),
            MigrationModels.revision(revision),
            MigrationModels.covered(model),
            stepper));
  }
}
