package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.ccw.DesignChoices.Admission;
import org.vfiospec.ccw.DesignChoices.FreeOn;
import org.vfiospec.ccw.DesignChoices.IdleOn;
import org.vfiospec.ccw.DesignChoices.IdleWhen;
import org.vfiospec.ccw.DesignChoices.WorkerLock;
import org.vfiospec.ccw.DesignChoices.WriteIrbArea;
import org.vfiospec.vfio.Errno;

class DesignChoicesTest {
  @Test
  void aRecordOfTlaBecomesARecordOfJava() {
    assertThat(DesignChoices.of(Revisions.RECOMMENDED))
        .isEqualTo(
            new DesignChoices(
                Admission.NONE,
                true,
                WriteIrbArea.KEPT,
                DriverState.CP_PROCESSING,
                DriverState.CP_PENDING,
                Errno.EAGAIN,
                Errno.EBUSY,
                true,
                true,
                true,
                false,
                IrbHandoff.QUEUE,
                FreeOn.FINAL,
                WorkerLock.COPY,
                IdleOn.FREED,
                IdleWhen.BEFORE_SIGNAL,
                true));
  }

  @Test
  void aMissingFieldIsNamed() {
    Map<String, Object> fields = new HashMap<>(Revisions.V5_2);
    fields.remove("cpGuard");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignChoices.of(fields))
        .withMessage("missing design choice: cpGuard");
  }

  @Test
  void anUnknownFieldIsNamed() {
    Map<String, Object> fields = Revisions.with(Revisions.V5_2, Map.of("haltGuard", true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignChoices.of(fields))
        .withMessage("unknown design choice: haltGuard");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "admission | closed | \"closed\" is none of \"none\", \"idle\", \"open\"",
        "admission | NONE | \"NONE\" is none of \"none\", \"idle\", \"open\"",
        "ioMutex | TRUE | \"TRUE\" is none of TRUE, FALSE",
        "idleWhen | never | \"never\" is none of \"beforeSignal\", \"afterSignal\"",
        "pendingState | IDLE | \"IDLE\" is none of \"BUSY\", \"CP_PENDING\"",
        "pendingErrno | EIO | \"EIO\" is none of \"EAGAIN\", \"EBUSY\"",
      })
  void anUnknownValueIsNamed(String field, String value, String message) {
    Map<String, Object> fields = Revisions.with(Revisions.V5_2, Map.of(field, value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignChoices.of(fields))
        .withMessage("design choice " + field + ": " + message);
  }

  @Test
  void aValueOfAnotherTypeIsShown() {
    Map<String, Object> fields = Revisions.with(Revisions.V5_2, Map.of("freeOn", 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignChoices.of(fields))
        .withMessage("design choice freeOn: 3 is none of \"solicited\", \"final\"");
  }
}
