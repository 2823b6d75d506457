package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vfiospec.binding.migration.MigrationModels.assertComplete;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.replay.OneThread;

/** Each revision's register takes every transition of its model and refuses what the model does. */
class BitsReplayTest {
  static List<String> revisions() {
    return BitsModels.revisions();
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void doesExactlyWhatTheSpecificationAllows(String revision) {
    assertComplete(
        BitsModels.with(
            new OneThread(), stepper -> BitsModels.replay(new BitsBinding(), revision, stepper)));
  }

  /** Enough of them for every design choice to have each of its values. */
  @Tag("mutants")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "recommended",
        "williamson",
        "toward_zero_decomposed",
        "mlx5_v5",
        "mlx5_v5_decomposed",
        "rfc_v2",
        "rfc_v3"
      })
  void soDoThoseThatHaveEveryChoice(String revision) {
    doesExactlyWhatTheSpecificationAllows(revision);
  }

  /** An action of several commands fails at each of them. */
  @Tag("mutants")
  @Test
  void everyCommandOfEveryActionFails() {
    List<BitsFailures> all = new ArrayList<>();
    Watched<BitsSubject> watched =
        new Watched<>(new BitsBinding(), BitsSubject.class, subject -> all.add(subject.failures()));
    BitsModels.with(new OneThread(), stepper -> BitsModels.replay(watched, "recommended", stepper));
    Set<String> failed = new TreeSet<>();
    all.forEach(failures -> failed.addAll(failures.failed()));
    assertThat(failed)
        .containsExactlyInAnyOrder(
            "NDMA at QUIESCE",
            "NOT_NDMA at UNQUIESCE",
            "NOT_RUNNING at FREEZE",
            "NOT_RUNNING at CAPTURE",
            "RUNNING at START_LOGGING",
            "RUNNING at CHANGES",
            "RUNNING at UNFREEZE",
            "SAVING at START_LOGGING",
            "SAVING at CHANGES",
            "SAVING at CAPTURE",
            "NOT_RESUMING at LOAD");
  }

  @Tag("mutants")
  @Test
  void aPatternIsASetOfBits() {
    for (int pattern = 0; pattern <= StateBit.ALL; pattern++) {
      for (StateBit bit : StateBit.values()) {
        assertThat(StateBit.of(pattern).contains(bit)).isEqualTo(bit.in(pattern));
      }
    }
  }

  @Tag("mutants")
  @Test
  void aWindowHasSomeBytes() {
    for (int size : new int[] {0, -1}) {
      assertThatThrownBy(() -> new DataWindow(new RecordedHardware(), size, 1))
          .hasMessage("a window of " + size + " bytes");
    }
  }
}
