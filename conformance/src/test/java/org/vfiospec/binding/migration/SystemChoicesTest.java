package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Checker;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Proposals;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/**
 * What each choice of the recommended VMM and its devices is for: taken back, it loses a property.
 * So each of these properties can be violated, and {@code check} tells of the recommended one that
 * none is. {@code NothingRunsBeforeGiven} is not among them: the scripts alone say when.
 */
class SystemChoicesTest {
  private static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");

  @ParameterizedTest(name = "{1} = {2} loses {3}")
  @CsvSource({
    // A freeze whose capture failed stays, and the register says RUNNING.
    "MigrationSystem, failure, old, NoGuestIoIntoStopped",
    // ERROR stops one device, and its peers go on.
    "MigrationSystem, errorIs, stopped, NoPeerDmaIntoStopped",
    "MigrationSystem, grace, never, NoPeerDmaIntoStopped",
    "MigrationSystem, abortGrace, FALSE, NoPeerDmaIntoStopped",
    "MigrationSystem, trackingEnds, beforeNdma, NoDirtyPageMissed",
    "MigrationSystem, trackingEnds, afterNdma, NoDirtyPageMissed",
    "MigrationSystemHandover, unsolicited, stored, StoppedStaysAsItIs",
    "MigrationSystemHandover, stoppedIo, faults, NoHostFault",
    "MigrationSystemHandover, nextWindow, cleared, StreamArrivesWhole",
    "MigrationSystemHandover, endOfStream, firstZero, StreamArrivesWhole",
    "MigrationSystemHandover, guestReset, unnoticed, StreamArrivesWhole",
    "MigrationSystemHandover, recovery, qemuRegister, GuestIsNotLost",
    "MigrationSystemHandover, recovery, qemuMachine, GuestIsNotLost",
    "MigrationSystemHandover, afterReset, silent, GuestIsToldOfReset",
    "MigrationSystemHandover, commit, afterStream, LoadedBeforeGiven",
    "MigrationSystemHandover, lostCommit, resumes, OnlyOneSideRuns",
  })
  void eachChoiceIsForSomething(String model, String choice, String value, String property) {
    assertThat(violatedWith(model, choice, valueOf(value))).contains(property);
  }

  /** What could be weaker: a device that acts in our order is quiet before anything can fail. */
  @ParameterizedTest(name = "{1} = {2} loses nothing")
  @CsvSource({
    "MigrationSystem, errorIs, any",
    "MigrationSystem, quiet, noPeerDma",
    "MigrationSystem, pri, FALSE",
    "MigrationSystem, faultsOnQuiet, cancels",
  })
  void someAreNotNeeded(String model, String choice, String value) {
    assertThat(violatedWith(model, choice, valueOf(value))).isEmpty();
  }

  private static Set<String> violatedWith(String model, String choice, Object value) {
    Part part =
        PROTOCOL.parts().stream()
            .filter(each -> each.name().equals(model))
            .findFirst()
            .orElseThrow();
    Map<String, Object> record =
        new LinkedHashMap<>(part.revision("recommended").orElseThrow().choices());
    assertThat(record).containsKey(choice);
    assertThat(record.put(choice, value)).isNotEqualTo(value);
    try (Proposals proposals = Proposals.of(part, List.of(record))) {
      Checked checked = Checker.check(proposals.model(0), ProgressListener.NONE);
      Set<String> violated = new TreeSet<>(checked.verdicts().violations().keySet());
      checked.temporal().forEach((each, found) -> found.ifPresent(t -> violated.add(each.name())));
      return violated;
    }
  }

  private static Object valueOf(String text) {
    return text.equals("FALSE") ? Boolean.FALSE : text;
  }
}
