package org.vfiospec.serial;

import org.vfiospec.vfio.EventFd;

/**
 * The registers, the FIFOs and the interrupt of a {@link Uart16550}: what happens to them when
 * somebody accesses them, one access after the other. Used with the lock of the device held.
 */
final class Registers {
  private static final int[] TRIGGER_LEVELS = {1, 4, 8, 14};

  private final EventFd interrupt;
  private final Receiver receiver = new Receiver();
  private final Transmitter transmitter = new Transmitter();
  private final ModemStatus modemStatus = new ModemStatus();
  private int ier;
  private int fcr;
  private int lcr;
  private int mcr;
  private int scr;
  private int dll;
  private int dlm;

  /** The modem inputs: not the device's own, so no reset and no load changes them. */
  private int modemInputs;

  /** The interrupt output. */
  private boolean interrupting;

  /** After reset, with all modem inputs inactive. */
  Registers(EventFd interrupt) {
    this.interrupt = interrupt;
  }

  Receiver receiver() {
    return receiver;
  }

  Transmitter transmitter() {
    return transmitter;
  }

  int read(int offset) {
    return switch (offset) {
      case Uart16550.RBR_THR -> divisorIsAccessed() ? dll : receiver.read();
      case Uart16550.IER -> divisorIsAccessed() ? dlm : ier;
      case Uart16550.IIR_FCR -> identifyInterrupt();
      case Uart16550.LCR -> lcr;
      case Uart16550.MCR -> mcr;
      case Uart16550.LSR -> {
        int status = receiver.lineStatus() | transmitter.lineStatus();
        receiver.clearLineErrors();
        yield status;
      }
      case Uart16550.MSR -> modemStatus.read();
      default -> scr;
    };
  }

  void write(int offset, int value) {
    switch (offset) {
      case Uart16550.RBR_THR -> {
        if (divisorIsAccessed()) {
          dll = value;
        } else {
          transmitter.write(value & wordMask());
          updateInterrupt(); // the interrupt goes away before the next one can come
          transmitter.feed();
        }
      }
      case Uart16550.IER -> {
        if (divisorIsAccessed()) {
          dlm = value;
        } else {
          enableInterrupts(value & Ier.WRITABLE);
        }
      }
      case Uart16550.IIR_FCR -> controlFifos(value);
      case Uart16550.LCR -> lcr = value;
      case Uart16550.MCR -> {
        mcr = value & Mcr.WRITABLE;
        sampleModem();
      }
      case Uart16550.SCR -> scr = value;
      default -> {
        // LSR and MSR are not for writing: the data sheet leaves that to factory tests
      }
    }
  }

  private void enableInterrupts(int enabled) {
    if ((enabled & ~ier & Ier.TRANSMITTER_EMPTY) != 0) {
      transmitter.enabled();
    }
    ier = enabled;
  }

  /** The other bits count only together with the one that enables. */
  private void controlFifos(int value) {
    if (((value ^ fcr) & Fcr.ENABLE) != 0) {
      int capacity = (value & Fcr.ENABLE) != 0 ? Uart16550.FIFO_SIZE : 1;
      receiver.setCapacity(capacity);
      transmitter.setCapacity(capacity);
    }
    if ((value & Fcr.ENABLE) == 0) {
      fcr &= ~Fcr.ENABLE;
      return;
    }
    fcr = value & Fcr.KEPT;
    if ((value & Fcr.RESET_RECEIVER) != 0) {
      receiver.clear();
    }
    if ((value & Fcr.RESET_TRANSMITTER) != 0) {
      transmitter.clear();
    }
  }

  private int identifyInterrupt() {
    InterruptIdentification source = interruptSource();
    if (source == InterruptIdentification.TRANSMITTER_EMPTY) {
      transmitter.acknowledge();
    }
    return source.code() | (fifosAreEnabled() ? InterruptIdentification.FIFOS_ENABLED : 0);
  }

  private InterruptIdentification interruptSource() {
    if (enabled(Ier.LINE_STATUS) && receiver.hasLineErrors()) {
      return InterruptIdentification.LINE_STATUS;
    }
    if (enabled(Ier.RECEIVED_DATA) && receiver.size() >= triggerLevel()) {
      return InterruptIdentification.RECEIVED_DATA;
    }
    if (enabled(Ier.RECEIVED_DATA) && receiver.timedOut()) {
      return InterruptIdentification.CHARACTER_TIMEOUT;
    }
    if (enabled(Ier.TRANSMITTER_EMPTY) && transmitter.interrupts()) {
      return InterruptIdentification.TRANSMITTER_EMPTY;
    }
    if (enabled(Ier.MODEM_STATUS) && modemStatus.changed()) {
      return InterruptIdentification.MODEM_STATUS;
    }
    return InterruptIdentification.NONE;
  }

  private boolean enabled(int source) {
    return (ier & source) != 0;
  }

  private int triggerLevel() {
    return fifosAreEnabled() ? TRIGGER_LEVELS[(fcr & Fcr.TRIGGER) >>> 6] : 1;
  }

  private boolean fifosAreEnabled() {
    return (fcr & Fcr.ENABLE) != 0;
  }

  private boolean divisorIsAccessed() {
    return (lcr & Lcr.DLAB) != 0;
  }

  boolean loops() {
    return (mcr & Mcr.LOOP) != 0;
  }

  int wordMask() {
    return Uart16550.ALL_ONES >>> 3 - (lcr & Lcr.WORD_LENGTH);
  }

  void sampleModem() {
    modemStatus.sample(loops() ? ModemStatus.loopedBack(mcr) : modemInputs);
  }

  /** The modem inputs have these levels from here on, and are looked at with the next sample. */
  void setModemInputs(int levels) {
    modemInputs = levels & Msr.LEVELS;
  }

  /** As MCR sets them; in loopback all are inactive. */
  int modemOutputs() {
    return loops() ? 0 : mcr;
  }

  UartState state() {
    UartState registers =
        UartState.INITIAL
            .with(UartElement.IER, (byte) ier)
            .with(UartElement.FCR, (byte) fcr)
            .with(UartElement.LCR, (byte) lcr)
            .with(UartElement.MCR, (byte) mcr)
            .with(UartElement.SCR, (byte) scr)
            .with(UartElement.DLL, (byte) dll)
            .with(UartElement.DLM, (byte) dlm)
            .with(UartElement.MSR, (byte) modemStatus.value());
    return transmitter.store(receiver.store(registers));
  }

  /** A state in which a device can be. */
  void load(UartState state) {
    ier = state.value(UartElement.IER);
    fcr = state.value(UartElement.FCR);
    lcr = state.value(UartElement.LCR);
    mcr = state.value(UartElement.MCR);
    scr = state.value(UartElement.SCR);
    dll = state.value(UartElement.DLL);
    dlm = state.value(UartElement.DLM);
    modemStatus.set(state.value(UartElement.MSR));
    receiver.load(state);
    transmitter.load(state);
  }

  /** Master reset, and what that leaves alone on the chip is zero, too. */
  void reset() {
    ier = 0;
    fcr = 0;
    lcr = 0;
    mcr = 0;
    scr = 0;
    dll = 0;
    dlm = 0;
    receiver.load(UartState.INITIAL);
    transmitter.load(UartState.INITIAL);
    modemStatus.set(modemInputs);
  }

  /**
   * What follows by itself from what has just happened: in loopback each character comes back, and
   * whoever waits for the interrupt is told of it.
   *
   * @param lineIsFree the line is not taking the character in the shift register
   */
  void settle(boolean lineIsFree) {
    while (loops() && transmitter.isShifting() && lineIsFree) {
      receiver.receive(transmitter.shiftRegister() & wordMask(), 0);
      transmitter.shifted();
    }
    updateInterrupt();
  }

  /** If something interrupts, the eventfd is to be signalled again: this may be another machine. */
  void forgetInterrupt() {
    interrupting = false;
  }

  private void updateInterrupt() {
    boolean before = interrupting;
    interrupting = interruptSource() != InterruptIdentification.NONE;
    if (interrupting && !before) {
      interrupt.signal();
    }
  }
}
