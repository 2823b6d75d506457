package org.vfiospec.serial;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.vfiospec.vfio.EventFd;

/**
 * A 16550A: eight registers for the guest, a serial line on the other side, an interrupt, and the
 * means to stop it and to take its internal state out and in.
 *
 * <p>Every method may be called by any thread; each access of the guest, each character on the line
 * and each command is atomic. The eventfd is signalled whenever the interrupt output goes from
 * inactive to active, so whoever serves it asks the interrupt-identification register until nothing
 * interrupts. The gate that a PC has behind the chip, OUT2, is not part of it.
 *
 * <p>Time is that of the line: it passes in characters, when the line shifts one in or out or says
 * that it is {@linkplain #idle idle}. What is simpler than the chip: the baud rate, parity and stop
 * bits are kept but do nothing; a word length cuts characters; the break that LCR can set does not
 * reach the line; THR-empty interrupts are not put off by a character time; DMA pins are not there;
 * in loopback a character is received as soon as it is written; an empty receiver reads 0.
 *
 * <p>While <em>frozen</em> nothing inside changes: writes are discarded, reads give all ones, no
 * interrupt is signalled, no character goes out, and one that comes in is refused, so that the line
 * keeps it. Modem inputs are looked at when the device runs again.
 */
public final class Uart16550 {
  /** The number of registers; offsets are 0 to 7. */
  public static final int REGISTERS = 8;

  /** Receiver buffer (read) and transmitter holding register (write); DLAB: divisor, low byte. */
  public static final int RBR_THR = 0;

  /** Interrupt-enable register; DLAB: divisor, high byte. */
  public static final int IER = 1;

  /** Interrupt-identification (read) and FIFO-control register (write). */
  public static final int IIR_FCR = 2;

  /** Line-control register. */
  public static final int LCR = 3;

  /** Modem-control register. */
  public static final int MCR = 4;

  /** Line-status register; writes are ignored. */
  public static final int LSR = 5;

  /** Modem-status register; writes are ignored. */
  public static final int MSR = 6;

  /** Scratch register. */
  public static final int SCR = 7;

  /** What a FIFO holds. */
  public static final int FIFO_SIZE = 16;

  static final int ALL_ONES = 0xff;

  private final ReentrantLock lock = new ReentrantLock();

  /** Characters were moved, or the device was stopped or runs again. */
  private final Condition changed = lock.newCondition();

  private final Registers registers;

  /** The line is taking the character in the shift register. */
  private boolean onTheLine;

  /** Counts what makes a character that is on the line nobody's: resets. */
  private int resets;

  private boolean freezing;
  private boolean frozen;

  /** A device after reset, with all modem inputs inactive. */
  public Uart16550(EventFd interrupt) {
    registers = new Registers(Objects.requireNonNull(interrupt));
  }

  /**
   * The guest reads a register.
   *
   * @param offset 0 to 7
   * @return 8 bits; all ones while frozen
   * @throws IndexOutOfBoundsException if there is no such register
   */
  public int read(int offset) {
    Objects.checkIndex(offset, REGISTERS);
    lock.lock();
    try {
      if (frozen) {
        return ALL_ONES;
      }
      int value = registers.read(offset);
      settle();
      return value;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The guest writes a register; while frozen nothing happens.
   *
   * @param offset 0 to 7
   * @param value the low 8 bits of it
   * @throws IndexOutOfBoundsException if there is no such register
   */
  public void write(int offset, int value) {
    Objects.checkIndex(offset, REGISTERS);
    lock.lock();
    try {
      if (!frozen) {
        registers.write(offset, value & 0xff);
        settle();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A character without errors comes in on the line.
   *
   * @param character the low bits of it, as many as the word length says
   */
  public Reception shiftIn(int character) {
    return shiftIn(character, 0);
  }

  /**
   * A character comes in on the line.
   *
   * @param character the low bits of it, as many as the word length says
   * @param errors what is wrong with it, bits of {@link Lsr#CHARACTER_ERRORS}
   */
  public Reception shiftIn(int character, int errors) {
    if ((errors & ~Lsr.CHARACTER_ERRORS) != 0) {
      throw new IllegalArgumentException("no errors of a character: " + errors);
    }
    lock.lock();
    try {
      if (frozen) {
        return Reception.REFUSED;
      }
      if (registers.loops()) {
        return Reception.DISCONNECTED;
      }
      boolean received = registers.receiver().receive(character & registers.wordMask(), errors);
      settle();
      return received ? Reception.RECEIVED : Reception.OVERRUN;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A character comes in on a line with flow control: it waits until the receiver has room, is
   * connected, and the device is not frozen.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; the character is not
   *     received then
   */
  public void awaitShiftIn(int character) throws InterruptedException {
    lock.lock();
    try {
      while (frozen || registers.loops() || registers.receiver().isFull()) {
        changed.await();
      }
      registers.receiver().receive(character & registers.wordMask(), 0);
      settle();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The line takes the character that is being shifted out. It leaves the device when {@code line}
   * returns; until then a freeze waits. If {@code line} throws, the character was not sent.
   *
   * @param line called by this thread without a lock, at most once; it must not freeze the device
   * @return whether there was one; false while frozen, in loopback, and while another thread is at
   *     it
   */
  public boolean shiftOut(IntConsumer line) {
    int character;
    int resetsBefore;
    lock.lock();
    try {
      if (!canShiftOut()) {
        return false;
      }
      character = registers.transmitter().shiftRegister();
      resetsBefore = resets;
      onTheLine = true;
    } finally {
      lock.unlock();
    }
    boolean sent = false;
    try {
      line.accept(character);
      sent = true;
    } finally {
      lock.lock();
      try {
        onTheLine = false;
        if (sent && resets == resetsBefore) {
          registers.transmitter().shifted();
        }
        settle();
      } finally {
        lock.unlock();
      }
    }
    return true;
  }

  /**
   * As {@link #shiftOut}, but waits until there is a character.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void awaitShiftOut(IntConsumer line) throws InterruptedException {
    while (!shiftOut(line)) {
      lock.lockInterruptibly();
      try {
        while (!canShiftOut()) {
          changed.await();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** A character time passes in which none comes in. */
  public void idle() {
    lock.lock();
    try {
      if (!frozen) {
        registers.receiver().idle();
        settle();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The modem inputs have these levels from here on.
   *
   * @param levels bits of {@link Msr#LEVELS}; the others are ignored
   */
  public void setModemInputs(int levels) {
    lock.lock();
    try {
      registers.setModemInputs(levels);
      if (!frozen) {
        registers.sampleModem();
        settle();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The modem outputs, as MCR sets them; in loopback all are inactive. A snapshot. */
  public int modemOutputs() {
    lock.lock();
    try {
      return registers.modemOutputs();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops the device, as the class describes it, when the line has taken the character that it is
   * taking. A frozen device stays frozen.
   *
   * @param limit how long to wait
   * @return whether it is frozen; if the limit passed before, it runs on as if nothing had been
   * @throws InterruptedException if the thread is interrupted while it waits; the device runs on
   */
  public boolean freeze(Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      freezing = true;
      long left = limit.toNanos();
      while (onTheLine && left > 0) {
        left = changed.awaitNanos(left);
      }
      frozen |= !onTheLine;
      return frozen;
    } finally {
      freezing = false;
      changed.signalAll();
      lock.unlock();
    }
  }

  /**
   * The device runs on. If something interrupts, the eventfd is signalled, whether or not it was
   * before: this may be another machine.
   */
  public void unfreeze() {
    lock.lock();
    try {
      if (frozen) {
        frozen = false;
        registers.forgetInterrupt();
        registers.sampleModem();
        settle();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The internal state. A snapshot, unless the device is frozen. */
  public UartState state() {
    lock.lock();
    try {
      return registers.state();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Replaces the internal state of the frozen device, which stays frozen.
   *
   * @throws IllegalArgumentException if no device can be in that state
   * @throws IllegalStateException if the device is not frozen
   */
  public void load(UartState state) {
    state
        .defect()
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect.problem());
            });
    lock.lock();
    try {
      if (!frozen) {
        throw new IllegalStateException("the device is not frozen");
      }
      registers.load(state);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the device is frozen. A snapshot. */
  public boolean frozen() {
    lock.lock();
    try {
      return frozen;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Master reset, and all registers that it leaves alone on the chip are zero, too. A device that
   * is frozen stays so. A character that the line is taking right now is sent, but no longer part
   * of the device.
   */
  public void clear() {
    lock.lock();
    try {
      resets++;
      registers.reset();
      settle();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #clear}, and the device runs. */
  public void reset() {
    lock.lock();
    try {
      frozen = false;
      clear();
    } finally {
      lock.unlock();
    }
  }

  private boolean canShiftOut() {
    return registers.transmitter().isShifting()
        && !registers.loops()
        && !frozen
        && !freezing
        && !onTheLine;
  }

  private void settle() {
    registers.settle(!onTheLine);
    changed.signalAll();
  }
}
