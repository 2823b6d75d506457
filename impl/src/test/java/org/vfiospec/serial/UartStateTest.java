package org.vfiospec.serial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UartStateTest {
  private static final UartState FIFOS = UartState.INITIAL.with(UartElement.FCR, (byte) Fcr.ENABLE);
  private static final UartState SENDING = FIFOS.with(UartElement.SHIFT_REGISTER, (byte) 1);

  @Test
  void possibleStatesHaveNoDefect() {
    assertPossible(UartState.INITIAL);
    assertPossible(UartState.INITIAL.with(UartElement.RECEIVER, (byte) 0xff, (byte) 0));
    assertPossible(
        UartState.INITIAL
            .with(UartElement.SHIFT_REGISTER, (byte) 1)
            .with(UartElement.TRANSMITTER, (byte) 2));
    assertPossible(
        FIFOS.with(UartElement.RECEIVER, new byte[32]).with(UartElement.IDLE_TIME, (byte) 4));
    assertPossible(FIFOS.with(UartElement.RECEIVER, new byte[] {1, 0, 2, Lsr.CHARACTER_ERRORS}));
    assertPossible(SENDING.with(UartElement.TRANSMITTER, new byte[16]));
    assertPossible(SENDING.with(UartElement.TRANSMITTER_INTERRUPT, (byte) 1));
  }

  private static void assertPossible(UartState state) {
    assertThat(state.defect()).isEmpty();
  }

  @Test
  void aByteHasOnlyTheBitsOfItsElement() {
    assertDefect(UartState.INITIAL, UartElement.IER, 0x10);
    assertDefect(UartState.INITIAL, UartElement.FCR, 0x02);
    assertDefect(UartState.INITIAL, UartElement.MCR, 0x20);
    assertDefect(UartState.INITIAL, UartElement.LINE_ERRORS, 0x01);
    assertDefect(UartState.INITIAL, UartElement.TRANSMITTER_INTERRUPT, 2);
    assertDefect(UartState.INITIAL, UartElement.IDLE_TIME, 8);
  }

  @Test
  void everyElementHasItsLength() {
    for (UartElement element : UartElement.values()) {
      assertShown(UartState.INITIAL.with(element, new byte[element.longest() + 1]), element);
    }
    assertShown(UartState.INITIAL.with(UartElement.SCR), UartElement.SCR);
  }

  @Test
  void fifosAreNotOverfull() {
    byte[] two = new byte[2];
    byte[] four = new byte[4];
    assertShown(UartState.INITIAL.with(UartElement.RECEIVER, four), UartElement.RECEIVER);
    assertShown(
        UartState.INITIAL
            .with(UartElement.SHIFT_REGISTER, (byte) 1)
            .with(UartElement.TRANSMITTER, two),
        UartElement.TRANSMITTER);
  }

  @Test
  void receivedCharactersAreWholeAndTheirErrorsExist() {
    assertDefect(FIFOS, UartElement.RECEIVER, 1);
    assertDefect(FIFOS, UartElement.RECEIVER, 1, Lsr.PARITY);
    assertDefect(FIFOS, UartElement.RECEIVER, 1, 0, 2, Lsr.OVERRUN);
  }

  @Test
  void timeRunsOnlyForCharactersInAFifo() {
    assertDefect(FIFOS, UartElement.IDLE_TIME, 1);
    UartState received = UartState.INITIAL.with(UartElement.RECEIVER, new byte[2]);
    assertDefect(received, UartElement.IDLE_TIME, 1);
    assertDefect(FIFOS.with(UartElement.RECEIVER, new byte[2]), UartElement.IDLE_TIME, 5);
  }

  @Test
  void theTransmitterIsConsistent() {
    assertDefect(FIFOS, UartElement.TRANSMITTER, 1);
    assertDefect(
        SENDING.with(UartElement.TRANSMITTER, (byte) 2), UartElement.TRANSMITTER_INTERRUPT, 1);
    assertShown(SENDING.with(UartElement.MCR, (byte) Mcr.LOOP), UartElement.SHIFT_REGISTER);
  }

  @Test
  void differencesAreNamed() {
    UartState other = SENDING.with(UartElement.SCR, (byte) 9);
    assertThat(other.differences(FIFOS))
        .containsExactly(UartElement.SCR, UartElement.SHIFT_REGISTER);
    assertThat(other).isNotEqualTo(FIFOS).isNotEqualTo("x");
    assertThat(SENDING.with(UartElement.SCR, (byte) 9)).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(other).asString().contains("SCR=09");
  }

  private static void assertDefect(UartState state, UartElement element, int... value) {
    byte[] bytes = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      bytes[i] = (byte) value[i];
    }
    assertShown(state.with(element, bytes), element);
  }

  private static void assertShown(UartState state, UartElement element) {
    assertThat(state.defect())
        .hasValueSatisfying(
            defect -> {
              assertThat(defect.element()).isEqualTo(element);
              assertThat(defect.problem()).isNotBlank();
            });
  }
}
