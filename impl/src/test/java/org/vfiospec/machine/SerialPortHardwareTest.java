package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.serial.Ier;
import org.vfiospec.serial.Lsr;
import org.vfiospec.serial.Msr;
import org.vfiospec.serial.Uart16550;
import org.vfiospec.serial.UartElement;
import org.vfiospec.vfio.EventFd;

@Timeout(60)
class SerialPortHardwareTest {
  private static final int FRAME = 32;

  private final SerialPortSpecimen source = new SerialPortSpecimen();
  private final SerialPortSpecimen destination = new SerialPortSpecimen();
  private final List<Integer> line = new ArrayList<>();

  @Test
  void aNumberedStreamGoesOnWithoutGapOrRepeat() throws Exception {
    for (Uart16550 each : List.of(source.uart, destination.uart)) {
      each.write(Uart16550.LCR, 3);
      each.write(Uart16550.IIR_FCR, 0x81);
    }
    for (int i = 0; i < 17; i++) {
      source.uart.write(Uart16550.RBR_THR, i);
      source.uart.shiftIn(100 + i);
    }
    for (int i = 0; i < 5; i++) {
      source.uart.shiftOut(line::add);
      assertThat(source.uart.read(Uart16550.RBR_THR)).isEqualTo(100 + i);
    }
    migrate();
    assertThat(source.uart.shiftOut(line::add)).isFalse();
    while ((destination.uart.read(Uart16550.LSR) & Lsr.TRANSMITTER_EMPTY) == 0) {
      assertThat(destination.uart.shiftOut(line::add)).isTrue();
    }
    for (int i = 0; i < 17; i++) {
      assertThat(line.get(i)).isEqualTo(i);
    }
    assertThat(line).hasSize(17);
    for (int i = 5; i < 16; i++) {
      assertThat(destination.uart.read(Uart16550.RBR_THR)).isEqualTo(100 + i);
    }
    assertThat(destination.uart.read(Uart16550.LSR) & Lsr.DATA_READY).isZero();
  }

  @Test
  void whatIsAboutToInterruptDoesSoAtTheDestination() throws Exception {
    source.uart.write(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    source.interrupt.tryRead();
    migrate();
    assertThat(destination.interrupt.count()).isEqualTo(1);
    assertThat(destination.uart.read(Uart16550.IIR_FCR)).isEqualTo(0x02);
    assertThat(destination.uart.read(Uart16550.IIR_FCR)).isEqualTo(0x01);
  }

  @Test
  void whatWasAcknowledgedDoesNotInterruptAgain() throws Exception {
    source.uart.write(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    source.uart.read(Uart16550.IIR_FCR);
    migrate();
    assertThat(destination.interrupt.count()).isZero();
    assertThat(destination.uart.read(Uart16550.IIR_FCR)).isEqualTo(0x01);
  }

  @Test
  void theCableOfTheDestinationStays() throws Exception {
    source.uart.setModemInputs(Msr.CTS);
    source.uart.read(Uart16550.MSR);
    destination.uart.setModemInputs(Msr.DCD);
    migrate();
    assertThat(destination.uart.read(Uart16550.MSR))
        .isEqualTo(Msr.DCD | Msr.DELTA_DCD | Msr.DELTA_CTS);
  }

  @Test
  void theLogTellsTheRegistersThatChanged() throws Exception {
    source.hardware().startLogging();
    source.hardware().changes();
    source.uart.write(Uart16550.SCR, 1);
    assertThat(source.hardware().changes()).hasSize(FRAME + 3);
    source.uart.write(Uart16550.SCR, 2);
    source.uart.write(Uart16550.SCR, 1);
    assertThat(source.hardware().changes()).isEmpty();
    source.uart.write(Uart16550.RBR_THR, 7); // the shift register, and the interrupt
    assertThat(source.hardware().changes()).hasSize(FRAME + 6);
    source.hardware().freeze();
    assertThat(source.hardware().capture()).hasSize(FRAME);
  }

  @Test
  void theNumbersOfElementsAreThoseOfTheStream() {
    assertThat(UartElement.values())
        .extracting(Enum::name)
        .containsExactly(
            "IER",
            "FCR",
            "LCR",
            "MCR",
            "SCR",
            "DLL",
            "DLM",
            "LINE_ERRORS",
            "MSR",
            "TRANSMITTER_INTERRUPT",
            "IDLE_TIME",
            "SHIFT_REGISTER",
            "TRANSMITTER",
            "RECEIVER");
  }

  @Test
  void aLineThatTakesNothingMakesTheFreezeFail() throws Exception {
    Uart16550 uart = new Uart16550(new EventFd());
    SerialPortHardware hardware = new SerialPortHardware(uart, Duration.ofMillis(20));
    uart.write(Uart16550.RBR_THR, 1);
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch take = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () ->
                uart.shiftOut(
                    character -> {
                      taking.countDown();
                      try {
                        take.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    slow.start();
    taking.await();
    assertThatExceptionOfType(HardwareException.class)
        .isThrownBy(hardware::freeze)
        .withMessage("the line did not take a character within PT0.02S");
    assertThat(uart.frozen()).isFalse();
    take.countDown();
    slow.join();
    hardware.freeze();
    assertThat(uart.frozen()).isTrue();
  }

  private void migrate() throws Exception {
    source.hardware().freeze();
    destination.hardware().freeze();
    destination.hardware().load(source.hardware().capture());
    destination.hardware().unfreeze();
  }
}
