package org.vfiospec.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.vfio.EventFd;

/** Stopping the device, and carrying its state to another one. */
@Timeout(60)
class FrozenUartTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final EventFd interrupt = new EventFd();
  private final Uart16550 uart = new Uart16550(interrupt);
  private final List<Integer> line = new ArrayList<>();

  @BeforeEach
  void prepare() {
    uart.write(Uart16550.LCR, 3);
    uart.write(Uart16550.IIR_FCR, Fcr.ENABLE | Fcr.TRIGGER);
  }

  @Test
  void nothingChangesWhileFrozen() throws Exception {
    uart.write(Uart16550.RBR_THR, 1);
    uart.write(Uart16550.RBR_THR, 2);
    uart.shiftIn(3, Lsr.BREAK);
    uart.write(Uart16550.IER, 0x0f);
    interrupt.tryRead();
    assertThat(uart.freeze(LIMIT)).isTrue();
    assertThat(uart.freeze(LIMIT)).isTrue();
    assertThat(uart.frozen()).isTrue();
    UartState before = uart.state();
    for (int offset = 0; offset < Uart16550.REGISTERS; offset++) {
      assertThat(uart.read(offset)).isEqualTo(0xff);
      uart.write(offset, 0x15);
      assertThat(uart.read(offset)).isEqualTo(0xff);
    }
    assertThat(uart.shiftIn(9)).isEqualTo(Reception.REFUSED);
    assertThat(uart.shiftOut(line::add)).isFalse();
    uart.setModemInputs(Msr.CTS);
    for (int i = 0; i < 10; i++) {
      uart.idle();
    }
    assertThat(uart.state()).isEqualTo(before);
    assertThat(interrupt.count()).isZero();
    assertThat(line).isEmpty();
  }

  @Test
  void itRunsOnFromWhereItWas() throws Exception {
    uart.write(Uart16550.RBR_THR, 1);
    uart.shiftIn(3);
    uart.freeze(LIMIT);
    uart.unfreeze();
    uart.unfreeze();
    assertThat(uart.frozen()).isFalse();
    assertThat(interrupt.count()).isZero();
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(3);
    assertThat(uart.shiftOut(line::add)).isTrue();
    assertThat(line).containsExactly(1);
  }

  @Test
  void aPendingInterruptIsSignalledAnew() throws Exception {
    uart.write(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
    uart.freeze(LIMIT);
    assertThat(interrupt.tryRead()).hasValue(1);
    uart.unfreeze();
    assertThat(interrupt.tryRead()).hasValue(1);
    assertThat(uart.read(Uart16550.IIR_FCR)).isEqualTo(0xc2);
  }

  @Test
  void modemInputsAreLookedAtWhenItRunsAgain() throws Exception {
    uart.setModemInputs(Msr.DSR);
    uart.read(Uart16550.MSR);
    uart.freeze(LIMIT);
    uart.setModemInputs(Msr.DCD);
    uart.unfreeze();
    assertThat(uart.read(Uart16550.MSR)).isEqualTo(Msr.DCD | Msr.DELTA_DCD | Msr.DELTA_DSR);
  }

  @Test
  void everyElementArrivesAtAnotherDevice() throws Exception {
    uart.write(Uart16550.LCR, 0x80);
    uart.write(Uart16550.RBR_THR, 12);
    uart.write(Uart16550.IER, 34);
    uart.write(Uart16550.LCR, 0x1b);
    uart.write(Uart16550.SCR, 0x5a);
    uart.write(Uart16550.MCR, 0x0b);
    uart.setModemInputs(Msr.CTS | Msr.DCD);
    uart.write(Uart16550.IER, 0x0a);
    for (int i = 0; i < 7; i++) {
      uart.write(Uart16550.RBR_THR, 0x80 + i);
      uart.shiftIn(0x90 + i, i == 5 ? Lsr.FRAMING : 0);
    }
    uart.shiftIn(1, Lsr.PARITY);
    for (int i = 0; i < 3; i++) {
      uart.idle();
    }
    uart.freeze(LIMIT);
    UartState state = uart.state();
    assertThat(state.defect()).isEmpty();

    EventFd otherInterrupt = new EventFd();
    Uart16550 other = new Uart16550(otherInterrupt);
    other.setModemInputs(Msr.CTS | Msr.DCD);
    other.freeze(LIMIT);
    other.load(state);
    assertThat(other.frozen()).isTrue();
    assertThat(other.state()).isEqualTo(state);
    assertThat(otherInterrupt.count()).isZero();
    other.unfreeze();
    assertThat(other.state()).isEqualTo(state);
    assertThat(otherInterrupt.count()).isEqualTo(1);
    uart.unfreeze();
    assertThat(story(other)).isEqualTo(story(uart));
  }

  /** All that the guest and the line can learn. */
  private static List<Integer> story(Uart16550 device) {
    List<Integer> told = new ArrayList<>();
    device.idle();
    for (int round = 0; round < 20; round++) {
      for (int offset = Uart16550.REGISTERS - 1; offset >= 0; offset--) {
        told.add(device.read(offset));
      }
      told.add(device.shiftOut(told::add) ? 1 : 0);
    }
    device.write(Uart16550.LCR, 0x80);
    told.add(device.read(Uart16550.RBR_THR));
    told.add(device.read(Uart16550.IER));
    told.add(device.modemOutputs());
    return told;
  }

  @Test
  void resetThawsAndForgets() throws Exception {
    uart.setModemInputs(Msr.CTS);
    uart.shiftIn(1);
    uart.freeze(LIMIT);
    uart.reset();
    assertThat(uart.frozen()).isFalse();
    assertThat(uart.state()).isEqualTo(UartState.INITIAL.with(UartElement.MSR, (byte) Msr.CTS));
  }

  @Test
  void onlyAFrozenDeviceIsLoadedAndOnlyWithAPossibleState() throws Exception {
    assertThatIllegalStateException().isThrownBy(() -> uart.load(UartState.INITIAL));
    uart.freeze(LIMIT);
    UartState before = uart.state();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> uart.load(UartState.INITIAL.with(UartElement.IER, (byte) 0x10)));
    assertThat(uart.state()).isEqualTo(before);
  }

  // Threads

  @Test
  void freezeWaitsForTheCharacterThatTheLineIsTaking() throws Exception {
    uart.write(Uart16550.RBR_THR, 1);
    uart.write(Uart16550.RBR_THR, 2);
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch take = new CountDownLatch(1);
    CompletableFuture<Boolean> sent = shiftOutSlowly(taking, take);
    taking.await();
    assertThat(uart.shiftOut(line::add)).isFalse(); // one at a time
    assertThat(uart.freeze(Duration.ofMillis(20))).isFalse();
    assertThat(uart.frozen()).isFalse();
    CompletableFuture<Boolean> frozen = async(() -> uart.freeze(LIMIT));
    assertThat(frozen).isNotDone();
    take.countDown();
    assertThat(frozen.get()).isTrue();
    assertThat(sent.get()).isTrue();
    assertThat(uart.state().get(UartElement.SHIFT_REGISTER)).containsExactly(2);
    uart.unfreeze();
    uart.shiftOut(line::add);
    assertThat(line).containsExactly(1, 2);
  }

  @Test
  void aCharacterOnTheLineIsNotLoopedBackAsWell() throws Exception {
    uart.write(Uart16550.RBR_THR, 1);
    uart.write(Uart16550.RBR_THR, 2);
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch take = new CountDownLatch(1);
    CompletableFuture<Boolean> sent = shiftOutSlowly(taking, take);
    taking.await();
    uart.write(Uart16550.MCR, Mcr.LOOP);
    take.countDown();
    assertThat(sent.get()).isTrue();
    assertThat(line).containsExactly(1);
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(2);
    assertThat(uart.read(Uart16550.LSR) & Lsr.DATA_READY).isZero();
  }

  @Test
  void aCharacterThatWaitsIsNotInsideAFrozenDevice() throws Exception {
    uart.freeze(LIMIT);
    UartState before = uart.state();
    Thread sender =
        new Thread(
            () -> {
              try {
                uart.awaitShiftIn(5);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    sender.start();
    while (sender.isAlive() && sender.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(uart.state()).isEqualTo(before);
    uart.unfreeze();
    sender.join();
    assertThat(uart.read(Uart16550.RBR_THR)).isEqualTo(5);
  }

  @Test
  void aCharacterOnTheLineAtAResetTakesNothingWithIt() throws Exception {
    uart.write(Uart16550.RBR_THR, 1);
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch take = new CountDownLatch(1);
    CompletableFuture<Boolean> sent = shiftOutSlowly(taking, take);
    taking.await();
    uart.reset();
    uart.write(Uart16550.LCR, 3);
    uart.write(Uart16550.RBR_THR, 7);
    take.countDown();
    assertThat(sent.get()).isTrue();
    uart.shiftOut(line::add);
    assertThat(line).containsExactly(1, 7);
  }

  @Test
  void aCharacterThatTheLineDoesNotTakeIsNotSent() {
    uart.write(Uart16550.RBR_THR, 1);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                uart.shiftOut(
                    character -> {
                      throw new IllegalStateException("planted");
                    }));
    uart.shiftOut(line::add);
    assertThat(line).containsExactly(1);
  }

  @Test
  void anInterruptedFreezeLeavesTheDeviceRunning() throws Exception {
    uart.write(Uart16550.RBR_THR, 1);
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch take = new CountDownLatch(1);
    CompletableFuture<Boolean> sent = shiftOutSlowly(taking, take);
    taking.await();
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> uart.freeze(LIMIT));
    take.countDown();
    sent.get();
    assertThat(uart.frozen()).isFalse();
    uart.write(Uart16550.RBR_THR, 2);
    assertThat(uart.shiftOut(line::add)).isTrue();
  }

  @Test
  void charactersWaitWhileTheDeviceIsFrozenOrFull() throws Exception {
    Thread sender =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 200; i++) {
                  uart.awaitShiftIn(i);
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    uart.freeze(LIMIT);
    sender.start();
    List<Integer> read = new ArrayList<>();
    while (read.size() < 200) {
      if (read.size() % 10 == 0) {
        uart.freeze(LIMIT);
        assertThat(uart.read(Uart16550.LSR)).isEqualTo(0xff);
        uart.unfreeze();
      }
      int status = uart.read(Uart16550.LSR);
      assertThat(status & Lsr.OVERRUN).isZero();
      if ((status & Lsr.DATA_READY) != 0) {
        read.add(uart.read(Uart16550.RBR_THR));
      }
    }
    sender.join();
    for (int i = 0; i < 200; i++) {
      assertThat(read.get(i)).isEqualTo(i);
    }
  }

  @Test
  void guestLineAndFreezesMeetWithoutGapOrRepeat() throws Exception {
    int count = 20_000;
    ReentrantLock cpu = new ReentrantLock(true); // who freezes stops the CPU of the guest first
    CompletableFuture<Boolean> receiver =
        async(
            () -> {
              for (int i = 0; i < count; i++) {
                uart.awaitShiftOut(line::add);
              }
              return true;
            });
    CompletableFuture<Boolean> guest =
        async(
            () -> {
              for (int next = 0; next < count; ) {
                cpu.lock();
                if ((uart.read(Uart16550.LSR) & Lsr.THR_EMPTY) != 0) {
                  for (int room = 16; room > 0 && next < count; room--) {
                    uart.write(Uart16550.RBR_THR, next++);
                  }
                }
                cpu.unlock();
              }
              return true;
            });
    int freezes = 0;
    while (!guest.isDone() || !receiver.isDone()) {
      cpu.lock();
      assertThat(uart.freeze(LIMIT)).isTrue();
      freezes++;
      UartState state = uart.state();
      assertThat(state.defect()).isEmpty();
      int sent = line.size();
      Thread.yield();
      assertThat(uart.state()).isEqualTo(state);
      assertThat(line).hasSize(sent);
      uart.load(state);
      uart.unfreeze();
      cpu.unlock();
      Thread.yield();
    }
    assertThat(guest.get()).isTrue();
    assertThat(receiver.get()).isTrue();
    assertThat(freezes).isGreaterThan(10);
    assertThat(line).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(line.get(i)).isEqualTo(i & 0xff);
    }
  }

  private CompletableFuture<Boolean> shiftOutSlowly(CountDownLatch taking, CountDownLatch take) {
    return async(
        () ->
            uart.shiftOut(
                character -> {
                  taking.countDown();
                  try {
                    take.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  line.add(character);
                }));
  }

  private interface Task {
    boolean run() throws Exception;
  }

  private static CompletableFuture<Boolean> async(Task task) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return task.run();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        command -> new Thread(command).start());
  }
}
