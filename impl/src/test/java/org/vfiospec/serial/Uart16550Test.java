package org.vfiospec.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.vfio.EventFd;

/** The registers, each as the data sheet has it. */
class Uart16550Test {
  private static final int EIGHT_BITS = 3;
  private static final int NOTHING_INTERRUPTS = 0x01;

  private final EventFd interrupt = new EventFd();
  private final Uart16550 uart = new Uart16550(interrupt);
  private final List<Integer> line = new ArrayList<>();

  @Test
  void afterReset() {
    dirtyEverything();
    uart.reset();
    assertAfterReset(uart);
    assertThat(uart.state()).isEqualTo(UartState.INITIAL);
    assertAfterReset(new Uart16550(interrupt));
  }

  private static void assertAfterReset(Uart16550 fresh) {
    assertThat(fresh.read(Uart16550.IER)).isZero();
    assertThat(fresh.read(Uart16550.IIR_FCR)).isEqualTo(NOTHING_INTERRUPTS);
    assertThat(fresh.read(Uart16550.LCR)).isZero();
    assertThat(fresh.read(Uart16550.MCR)).isZero();
    assertThat(fresh.read(Uart16550.LSR)).isEqualTo(0x60);
    assertThat(fresh.read(Uart16550.MSR)).isZero();
    assertThat(fresh.read(Uart16550.SCR)).isZero();
    assertThat(fresh.read(Uart16550.RBR_THR)).isZero();
  }

  private void dirtyEverything() {
    enableFifos(0xc8);
    set(Uart16550.LCR, Lcr.DLAB);
    set(Uart16550.RBR_THR, 12);
    set(Uart16550.IER, 34);
    set(Uart16550.LCR, EIGHT_BITS);
    set(Uart16550.SCR, 0x5a);
    for (int i = 0; i < 20; i++) {
      set(Uart16550.RBR_THR, i);
      uart.shiftIn(i, Lsr.PARITY);
    }
    uart.setModemInputs(Msr.CTS);
    uart.setModemInputs(0);
    set(Uart16550.IER, 0x0f);
    set(Uart16550.MCR, 0x0f);
  }

  @ParameterizedTest
  @CsvSource({"1,0x0f", "3,0xff", "4,0x1f", "7,0xff"})
  void aWrittenRegisterReadsBackInTheBitsThatItHas(int offset, String bits) {
    for (int value = 0; value < 256; value++) {
      set(Uart16550.LCR, 0);
      set(offset, value);
      assertThat(uart.read(offset)).isEqualTo(value & Integer.decode(bits));
    }
  }

  @Test
  void onlyTheLowEightBitsAreWritten() {
    set(Uart16550.SCR, 0xabc);
    assertThat(uart.read(Uart16550.SCR)).isEqualTo(0xbc);
  }

  @Test
  void theDivisorLiesBehindDlab() {
    set(Uart16550.IER, 0x05);
    set(Uart16550.LCR, Lcr.DLAB | EIGHT_BITS);
    set(Uart16550.RBR_THR, 0x34);
    set(Uart16550.IER, 0x12);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(0x34);
    assertThat(uart.read(Uart16550.IER)).isEqualTo(0x12);
    set(Uart16550.LCR, EIGHT_BITS);
    assertThat(uart.read(Uart16550.IER)).isEqualTo(0x05);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x60);
    assertThat(sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {Uart16550.LSR, Uart16550.MSR})
  void statusRegistersIgnoreWrites(int offset) {
    UartState before = uart.state();
    set(offset, 0xff);
    assertThat(uart.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 8, Integer.MAX_VALUE})
  void thereAreEightRegisters(int offset) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> uart.read(offset));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> uart.write(offset, 0));
  }

  @ParameterizedTest
  @CsvSource({"0,0x1f", "1,0x3f", "2,0x7f", "3,0xff"})
  void theWordLengthCutsCharacters(int format, String mask) {
    set(Uart16550.LCR, format);
    set(Uart16550.RBR_THR, 0xff);
    assertThat(sent()).containsExactly(Integer.decode(mask));
    uart.shiftIn(0xff);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(Integer.decode(mask));
  }

  // Transmission

  @Test
  void withoutFifosOneCharacterWaitsBehindTheShiftRegister() {
    eightBits();
    set(Uart16550.RBR_THR, 1);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY);
    set(Uart16550.RBR_THR, 2);
    assertThat(uart.read(Uart16550.LSR)).isZero();
    set(Uart16550.RBR_THR, 3); // replaces 2
    assertThat(uart.shiftOut(line::add)).isTrue();
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY);
    assertThat(uart.shiftOut(line::add)).isTrue();
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY | Lsr.TRANSMITTER_EMPTY);
    assertThat(uart.shiftOut(line::add)).isFalse();
    assertThat(line).containsExactly(1, 3);
  }

  @Test
  void theTransmitterFifoHoldsSixteenBehindTheShiftRegister() {
    eightBits();
    enableFifos(0);
    for (int i = 0; i < 18; i++) {
      set(Uart16550.RBR_THR, i);
    }
    for (int i = 0; i < 16; i++) {
      assertThat(uart.read(Uart16550.LSR)).isZero();
      uart.shiftOut(line::add);
    }
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY);
    uart.shiftOut(line::add);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY | Lsr.TRANSMITTER_EMPTY);
    assertThat(line).hasSize(17).startsWith(0, 1, 2).endsWith(15, 16);
  }

  @Test
  void theEmptyTransmitterInterruptsOnceUntilItWasFilled() {
    eightBits();
    enableFifos(0);
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    assertIdentified(0xc2); // enabled while empty
    assertIdentified(0xc1); // the read has cleared it
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    assertIdentified(0xc1); // it was enabled before
    set(Uart16550.RBR_THR, 1); // goes on to the shift register
    assertIdentified(0xc2);
    set(Uart16550.RBR_THR, 2);
    assertIdentified(0xc1);
    uart.shiftOut(line::add);
    assertThat(uart.read(Uart16550.LSR) & Lsr.THR_EMPTY).isNotZero();
    set(Uart16550.RBR_THR, 3); // a write clears it as well
    assertIdentified(0xc1);
    uart.shiftOut(line::add);
    assertIdentified(0xc2);
    uart.shiftOut(line::add);
    assertIdentified(0xc1);
    set(Uart16550.IER, 0);
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    assertIdentified(0xc2);
    set(Uart16550.RBR_THR, 4);
    set(Uart16550.RBR_THR, 5);
    set(Uart16550.IER, 0);
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    assertIdentified(0xc1); // enabled while not empty
  }

  @Test
  void anIdentificationThatTellsOfAnotherSourceDoesNotClearIt() {
    eightBits();
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY | Ier.RECEIVED_DATA);
    uart.shiftIn(1);
    assertIdentified(0x04);
    assertIdentified(0x04);
    uart.read(Uart16550.RBR_THR);
    assertIdentified(0x02);
    assertIdentified(0x01);
  }

  @Test
  void resettingTheTransmitterFifoSparesTheShiftRegister() {
    eightBits();
    enableFifos(0);
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    for (int i = 0; i < 5; i++) {
      set(Uart16550.RBR_THR, i);
    }
    assertIdentified(0xc1);
    set(Uart16550.IIR_FCR, Fcr.ENABLE | Fcr.RESET_TRANSMITTER);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY);
    assertIdentified(0xc2);
    set(Uart16550.IIR_FCR, Fcr.ENABLE | Fcr.RESET_TRANSMITTER);
    assertIdentified(0xc1); // it was empty before
    assertThat(sent()).containsExactly(0);
    set(Uart16550.RBR_THR, 9);
    assertThat(sent()).containsExactly(0, 9); // the reset bit has cleared itself
  }

  // Reception

  @Test
  void withoutFifosTheNextCharacterOverrunsAnUnreadOne() {
    eightBits();
    assertThat(uart.shiftIn(1)).isEqualTo(Reception.RECEIVED);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61);
    assertThat(uart.shiftIn(2)).isEqualTo(Reception.OVERRUN);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x63);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(2);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x60);
  }

  @Test
  void theReceiverFifoKeepsSixteenAndLosesTheNext() {
    eightBits();
    enableFifos(0);
    for (int i = 0; i < 16; i++) {
      assertThat(uart.shiftIn(i)).isEqualTo(Reception.RECEIVED);
    }
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61);
    assertThat(uart.shiftIn(16)).isEqualTo(Reception.OVERRUN);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x63);
    for (int i = 0; i < 16; i++) {
      assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(i);
    }
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x60);
    assertThat(uart.read(Uart16550.RBR_THR)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0x00,1", "0x40,4", "0x80,8", "0xc0,14"})
  void theReceiverInterruptsAtItsTriggerLevel(String trigger, int level) {
    eightBits();
    enableFifos(Integer.decode(trigger));
    set(Uart16550.IER, Ier.RECEIVED_DATA);
    for (int i = 0; i < level - 1; i++) {
      uart.shiftIn(i);
      assertIdentified(0xc1);
    }
    uart.shiftIn(99);
    assertIdentified(0xc4);
    assertIdentified(0xc4);
    uart.read(Uart16550.RBR_THR);
    assertIdentified(0xc1);
  }

  @Test
  void charactersBelowTheTriggerLevelTimeOut() {
    eightBits();
    enableFifos(Fcr.TRIGGER);
    set(Uart16550.IER, Ier.RECEIVED_DATA);
    idle(10);
    assertIdentified(0xc1); // nothing is there
    uart.shiftIn(1);
    uart.shiftIn(2);
    idle(3);
    assertIdentified(0xc1);
    uart.shiftIn(3); // a character starts the time anew
    idle(3);
    assertIdentified(0xc1);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(1); // and so does a read
    idle(3);
    assertIdentified(0xc1);
    idle(1);
    assertIdentified(0xcc);
    assertIdentified(0xcc);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(2);
    assertIdentified(0xc1);
    idle(4);
    assertIdentified(0xcc);
    set(Uart16550.IIR_FCR, Fcr.ENABLE | Fcr.RESET_RECEIVER);
    assertIdentified(0xc1);
    idle(4);
    assertIdentified(0xc1);
  }

  @Test
  void withoutFifosNothingTimesOut() {
    eightBits();
    uart.shiftIn(1);
    idle(10);
    set(Uart16550.IER, Ier.RECEIVED_DATA);
    assertIdentified(0x04);
    assertThat(uart.state().value(UartElement.IDLE_TIME)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {Lsr.PARITY, Lsr.FRAMING, Lsr.BREAK})
  void anErrorShowsWhenItsCharacterIsAtTheTop(int error) {
    eightBits();
    enableFifos(0);
    set(Uart16550.IER, Ier.LINE_STATUS);
    uart.shiftIn(1);
    uart.shiftIn(2, error);
    uart.shiftIn(3);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61 | Lsr.FIFO_ERROR);
    assertIdentified(0xc1);
    uart.read(Uart16550.RBR_THR);
    assertIdentified(0xc6);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61 | Lsr.FIFO_ERROR | error);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61);
    assertIdentified(0xc1);
  }

  @Test
  void withoutFifosThereIsNoFifoError() {
    eightBits();
    uart.shiftIn(0, Lsr.BREAK | Lsr.FRAMING);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61 | Lsr.BREAK | Lsr.FRAMING);
  }

  @ParameterizedTest
  @ValueSource(ints = {Lsr.OVERRUN, Lsr.DATA_READY, Lsr.FIFO_ERROR, 0x100})
  void aCharacterHasNoOtherErrors(int bit) {
    assertThatIllegalArgumentException().isThrownBy(() -> uart.shiftIn(0, bit));
  }

  @Test
  void resettingTheReceiverFifoEmptiesIt() {
    eightBits();
    enableFifos(0);
    set(Uart16550.IER, Ier.RECEIVED_DATA);
    uart.shiftIn(1);
    uart.shiftIn(2, Lsr.PARITY);
    set(Uart16550.IIR_FCR, Fcr.ENABLE | Fcr.RESET_RECEIVER);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x60);
    assertIdentified(0xc1);
  }

  @Test
  void enablingAndDisablingTheFifosEmptiesThem() {
    eightBits();
    fill();
    enableFifos(0);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY);
    assertThat(sent()).containsExactly(1);
    fill();
    set(Uart16550.IIR_FCR, 0);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(Lsr.THR_EMPTY);
    assertThat(sent()).containsExactly(1, 1);
    assertThat(uart.read(Uart16550.IIR_FCR)).isEqualTo(NOTHING_INTERRUPTS);
  }

  private void fill() {
    set(Uart16550.RBR_THR, 1);
    set(Uart16550.RBR_THR, 2);
    uart.shiftIn(3);
  }

  @Test
  void enablingEnabledFifosEmptiesNothing() {
    eightBits();
    enableFifos(0);
    uart.shiftIn(3);
    enableFifos(Fcr.TRIGGER);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(3);
  }

  @Test
  void fifoControlCountsOnlyWithTheEnableBit() {
    eightBits();
    uart.shiftIn(3);
    set(Uart16550.IIR_FCR, Fcr.RESET_RECEIVER | Fcr.TRIGGER);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(3);
    assertThat(uart.state().value(UartElement.FCR)).isZero();
  }

  // Interrupts

  @Test
  void sourcesAreToldInTheOrderOfPriority() {
    eightBits();
    enableFifos(0x40);
    set(Uart16550.IER, 0x0f);
    uart.setModemInputs(Msr.CTS);
    for (int i = 0; i < 4; i++) {
      uart.shiftIn(i, i == 0 ? Lsr.PARITY : 0);
    }
    idle(4);
    assertIdentified(0xc6);
    uart.read(Uart16550.LSR);
    assertIdentified(0xc4);
    uart.read(Uart16550.RBR_THR);
    idle(4);
    assertIdentified(0xcc);
    uart.read(Uart16550.RBR_THR);
    assertIdentified(0xc2);
    assertIdentified(0xc0);
    uart.read(Uart16550.MSR);
    assertIdentified(0xc1);
  }

  @Test
  void eachSourceHasItsEnableBit() {
    eightBits();
    enableFifos(0);
    uart.setModemInputs(Msr.DCD);
    uart.shiftIn(1, Lsr.FRAMING);
    assertIdentified(0xc1);
    assertEnabledAlone(Ier.LINE_STATUS, 0xc6);
    assertEnabledAlone(Ier.RECEIVED_DATA, 0xc4);
    assertEnabledAlone(Ier.TRANSMITTER_EMPTY, 0xc2);
    assertEnabledAlone(Ier.MODEM_STATUS, 0xc0);
  }

  private void assertEnabledAlone(int bit, int identification) {
    set(Uart16550.IER, bit);
    assertIdentified(identification);
    set(Uart16550.IER, 0);
    assertIdentified(0xc1);
  }

  @Test
  void theEventfdIsSignalledWhenTheOutputBecomesActive() {
    eightBits();
    uart.shiftIn(1);
    assertThat(interrupt.count()).isZero();
    set(Uart16550.IER, Ier.RECEIVED_DATA | Ier.LINE_STATUS);
    assertThat(interrupt.count()).isEqualTo(1);
    uart.shiftIn(2); // overruns: a second source, while active
    assertThat(interrupt.count()).isEqualTo(1);
    uart.read(Uart16550.RBR_THR);
    uart.read(Uart16550.LSR);
    assertThat(interrupt.count()).isEqualTo(1);
    uart.shiftIn(3);
    assertThat(interrupt.count()).isEqualTo(2);
  }

  @Test
  void aWriteThatEmptiesTheTransmitterAgainIsANewInterrupt() {
    eightBits();
    set(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    assertThat(interrupt.tryRead()).hasValue(1);
    set(Uart16550.RBR_THR, 1);
    assertThat(interrupt.tryRead()).hasValue(1);
  }

  // Modem

  @Test
  void modemInputsShowAndTheirChangesAreRemembered() {
    assertModem(Msr.CTS, Msr.CTS | Msr.DELTA_CTS);
    assertModem(Msr.CTS | Msr.DSR, Msr.CTS | Msr.DSR | Msr.DELTA_DSR);
    assertModem(Msr.DSR | Msr.DCD, Msr.DSR | Msr.DCD | Msr.DELTA_CTS | Msr.DELTA_DCD);
    assertModem(Msr.RI, Msr.RI | Msr.DELTA_DSR | Msr.DELTA_DCD); // RI counts when it ends
    assertModem(0xff, Msr.LEVELS | Msr.DELTA_CTS | Msr.DELTA_DSR | Msr.DELTA_DCD);
    assertModem(0, 0x0f);
    uart.setModemInputs(Msr.CTS);
    uart.setModemInputs(0);
    assertThat(uart.read(Uart16550.MSR)).isEqualTo(Msr.DELTA_CTS);
  }

  private void assertModem(int inputs, int register) {
    uart.setModemInputs(inputs);
    assertThat(uart.read(Uart16550.MSR)).isEqualTo(register);
    assertThat(uart.read(Uart16550.MSR)).isEqualTo(register & Msr.LEVELS);
  }

  @Test
  void modemOutputsAreThoseOfMcr() {
    set(Uart16550.MCR, Mcr.DTR | Mcr.OUT2);
    assertThat(uart.modemOutputs()).isEqualTo(Mcr.DTR | Mcr.OUT2);
    set(Uart16550.MCR, Mcr.DTR | Mcr.OUT2 | Mcr.LOOP);
    assertThat(uart.modemOutputs()).isZero();
  }

  // Loopback

  @Test
  void inLoopbackWhatIsWrittenIsReceivedAndTheLineIsCutOff() {
    eightBits();
    enableFifos(0);
    set(Uart16550.MCR, Mcr.LOOP);
    set(Uart16550.RBR_THR, 0x41);
    set(Uart16550.RBR_THR, 0x42);
    assertThat(sent()).isEmpty();
    assertThat(uart.shiftIn(0x43)).isEqualTo(Reception.DISCONNECTED);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x61);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(0x41);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(0x42);
    assertThat(uart.read(Uart16550.LSR)).isEqualTo(0x60);
  }

  @Test
  void whatWaitedToBeSentIsLoopedBackToo() {
    eightBits();
    enableFifos(0);
    set(Uart16550.RBR_THR, 1);
    set(Uart16550.RBR_THR, 2);
    set(Uart16550.MCR, Mcr.LOOP);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(1);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(2);
    assertThat(sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0x01,0x20", "0x02,0x10", "0x04,0x40", "0x08,0x80"})
  void inLoopbackTheModemOutputsAreTheInputs(String output, String input) {
    uart.setModemInputs(Msr.LEVELS);
    set(Uart16550.MCR, Mcr.LOOP);
    uart.read(Uart16550.MSR);
    set(Uart16550.MCR, Mcr.LOOP | Integer.decode(output));
    assertThat(uart.read(Uart16550.MSR) & Msr.LEVELS).isEqualTo(Integer.decode(input));
    uart.setModemInputs(0);
    assertThat(uart.read(Uart16550.MSR)).isEqualTo(Integer.decode(input));
    set(Uart16550.MCR, 0);
    assertThat(uart.read(Uart16550.MSR) & Msr.LEVELS).isZero();
  }

  @Test
  void inLoopbackInterruptsWork() {
    eightBits();
    set(Uart16550.IER, Ier.RECEIVED_DATA | Ier.MODEM_STATUS);
    set(Uart16550.MCR, Mcr.LOOP);
    set(Uart16550.RBR_THR, 1);
    assertThat(interrupt.tryRead()).hasValue(1);
    assertIdentified(0x04);
    uart.read(Uart16550.RBR_THR);
    set(Uart16550.MCR, Mcr.LOOP | Mcr.RTS);
    assertIdentified(0x00);
  }

  private void eightBits() {
    set(Uart16550.LCR, EIGHT_BITS);
  }

  private void enableFifos(int control) {
    set(Uart16550.IIR_FCR, Fcr.ENABLE | control);
  }

  private void set(int offset, int value) {
    uart.write(offset, value);
  }

  private void idle(int times) {
    for (int i = 0; i < times; i++) {
      uart.idle();
    }
  }

  private List<Integer> sent() {
    boolean more = true;
    while (more) {
      more = uart.shiftOut(line::add);
    }
    return line;
  }

  private void assertIdentified(int register) {
    assertThat(uart.read(Uart16550.IIR_FCR)).isEqualTo(register);
  }
}
