package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.binding.DriverMutant;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;

/** Registers with one fault each: the replay of the revision that shows it finds every one. */
class BitsMutantsTest {
  private static final String V1 = "org.vfiospec.migration.v1.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          rfc_v2                 # BitGroup        # (clear & to) == 0 && ((set      # ((set
          rfc_v2                 # BitGroup        # & (from ^ to)) != 0             # & from) != 0
          rfc_v3_decomposed      # BitGroup        # set : clear) & flips            # set : set) & flips
          toward_zero_decomposed # Reading         # && next != at                   # && true
          mlx5_v5_decomposed     # Reading         # if (at != to) {                 # if (false) {
          rfc_v2                 # StateWrite      # if (to == from) {               # if (false) {
          rfc_v2                 # StateWrite      # from == StateBit.ERROR ||       #
          rfc_v2                 # Failure         # return !touched;                # return touched;
          mlx5_v5                # Failure         # failed != BitGroup.NOT_RESUMING # true
          rfc_v2_decomposed      # StateWrite      # driver.show(at);                #
          rfc_v2                 # StateWrite      # case NDMA -> hardware.quiesce() # case NDMA -> hardware.unquiesce()
          rfc_v2                 # StateWrite      # case NOT_NDMA -> hardware.unquiesce(); # case NOT_NDMA -> {}
          recommended            # StateWrite      # driver.logAndUnfreeze();        # hardware.unfreeze();
          recommended            # StateWrite      # driver.freezeAndCapture();      # hardware.freeze();
          recommended            # StateWrite      # && StateBit.SAVING.in(driver.read()) #
          rfc_v3                 # RegisterDriver  # return StateBit.SAVING.in(deviceState) && # return
          rfc_v3                 # RegisterDriver  # return StateBit.SAVING.in(deviceState) && # return false &&
          rfc_v3                 # RegisterDriver  # if (!goesOn() && logs) {        # if (false) {
          recommended            # RegisterDriver  # giveLogged(firstOfLog());       # openForSaving(); giveLogged(firstOfLog());
          recommended            # RegisterDriver  # forgetNewLog();\\n      throw e;\\n    }\\n  } # throw e; } }
          recommended            # RegisterDriver  # forgetNewLog();\\n      throw e;\\n    }\\n    giveLogged # throw e; } giveLogged
          recommended            # RegisterDriver  # runOn(e);                       #
          rfc_v3                 # ErrorIs         # return obeys(hardware::quiesce) || obeys(hardware::freeze); # return true;
          williamson             # ErrorIs         # hardware.stopLogging();         #
          mlx5_v5                # RegisterDriver  # (pattern & ~choices.bits()) == 0 && # true &&
          rfc_v2                 # StateBit        # (SAVING.in(pattern) || RUNNING.in(pattern)) # SAVING.in(pattern)
          rfc_v3                 # RegisterDriver  # window.openForResuming();\\n    stopLogging();                  # window.openForResuming();
          recommended            # RegisterDriver  # window.finish(rest);            #
          recommended            # RegisterDriver  # window.finish(rest);\\n    stopLogging(); # window.finish(rest);
          recommended            # RegisterDriver  # window.close();\\n    stopLogging(); # stopLogging();
          rfc_v2                 # RegisterDriver  # hardware.load(window.contents()); #
          """)
  void isFound(String revision, String type, String text, String instead) {
    Binding mutant =
        new DriverMutant(BitsBinding.class, "org.vfiospec.migration.v1")
            .with(V1 + type, unescaped(text), instead == null ? "" : unescaped(instead));

    ReplayReport report =
        BitsModels.with(new OneThread(), stepper -> BitsModels.replay(mutant, revision, stepper));

    assertThat(report.divergenceCount()).isPositive();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }
}
