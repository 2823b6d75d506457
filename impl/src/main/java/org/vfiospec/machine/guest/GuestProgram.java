package org.vfiospec.machine.guest;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.serial.Ier;
import org.vfiospec.serial.Lsr;
import org.vfiospec.serial.Uart16550;

/**
 * What the guest does for ever: it writes block after block to its disk, each with its number and a
 * check, in turn to every place; reads an older one back and compares; notes the number in a
 * journal that goes through all of its memory; and sends a numbered stream to its serial port.
 *
 * <p>Everything that it knows is in its memory, so it goes on wherever that is, with devices in the
 * state that they had. What it finds wrong it notes there, and stops.
 *
 * <p>When it is told that a device was reset behind its back it starts over with that: it sets up
 * the serial port again, and tells the far end that characters may be missing; it starts the block
 * again at whose end it waited, since no interrupt will tell of it, and a disk keeps what was
 * written.
 *
 * <p>Used by one thread at a time.
 */
final class GuestProgram {
  private static final int NOT_BOOTED = 0;
  private static final int STARTING = 1;
  private static final int WAITING = 2;

  private static final int ENDED = Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END;
  private static final int EIGHT_BITS = 3;
  private static final int FIFOS = 1;

  private final GuestMemory memory;
  private final GuestIo io;
  private final int blockCount;
  private final int blockSize;

  GuestProgram(GuestMemory memory, GuestIo io, int blockCount, int blockSize) {
    this.memory = memory;
    this.io = io;
    this.blockCount = blockCount;
    this.blockSize = blockSize;
  }

  /**
   * One step, as far as that is possible without waiting.
   *
   * @return whether anything was done; else an interrupt has to come first
   */
  boolean step() {
    if (!GuestLayout.defect(memory).isEmpty()) {
      return false;
    }
    Set<GuestDevice> reset = GuestLayout.takeResets(memory);
    if (!reset.isEmpty()) {
      reset.forEach(this::startOver);
      return true;
    }
    return switch (GuestLayout.word(memory, GuestLayout.PHASE)) {
      case NOT_BOOTED -> boot();
      case STARTING -> send() | start();
      case WAITING -> send() | end();
      default -> broken("the program is in no phase that it has");
    };
  }

  private boolean boot() {
    setUpSerialPort();
    enter(STARTING);
    return true;
  }

  private void setUpSerialPort() {
    io.out(Uart16550.LCR, EIGHT_BITS);
    io.out(Uart16550.IIR_FCR, FIFOS);
    io.out(Uart16550.IER, Ier.TRANSMITTER_EMPTY);
  }

  private void startOver(GuestDevice device) {
    int phase = GuestLayout.word(memory, GuestLayout.PHASE);
    if (phase == NOT_BOOTED) {
      return; // it has set up nothing
    }
    switch (device) {
      case SERIAL_PORT -> {
        setUpSerialPort();
        io.out(Uart16550.RBR_THR, SerialStream.RESUMED);
        long place = GuestLayout.number(memory, GuestLayout.NEXT_CHARACTER);
        GuestLayout.putNumber(memory, GuestLayout.NEXT_CHARACTER, SerialStream.nextLine(place));
      }
      case DISK -> enter(STARTING);
    }
  }

  private boolean send() {
    if ((io.in(Uart16550.LSR) & Lsr.THR_EMPTY) == 0) {
      return false;
    }
    long place = GuestLayout.number(memory, GuestLayout.NEXT_CHARACTER);
    for (int i = 0; i < Uart16550.FIFO_SIZE; i++) {
      io.out(Uart16550.RBR_THR, SerialStream.at(place++));
    }
    GuestLayout.putNumber(memory, GuestLayout.NEXT_CHARACTER, place);
    return true;
  }

  private boolean start() {
    long number = GuestLayout.number(memory, GuestLayout.NEXT_BLOCK);
    putPlace(GuestLayout.WRITTEN, (int) (number % blockCount));
    memory.write(GuestLayout.WRITTEN + Integer.BYTES, NumberedBlock.of(number, blockSize));
    putPlace(GuestLayout.READ, (int) (toBeRead(number) % blockCount));
    memory.write(GuestLayout.READ + Integer.BYTES, new byte[blockSize]);
    Ccw[] program = {
      new Ccw(Ccw.SEEK, Ccw.CC, Integer.BYTES, GuestLayout.WRITTEN),
      new Ccw(Ccw.WRITE, Ccw.CC, blockSize, GuestLayout.WRITTEN + Integer.BYTES),
      new Ccw(Ccw.SEEK, Ccw.CC, Integer.BYTES, GuestLayout.READ),
      new Ccw(Ccw.READ, 0, blockSize, GuestLayout.READ + Integer.BYTES)
    };
    for (int i = 0; i < program.length; i++) {
      memory.write(GuestLayout.PROGRAM + i * Ccw.SIZE, program[i]);
    }
    int cc = io.ssch(Orb.format1(GuestLayout.PROGRAM));
    if (cc != ConditionCode.ACCEPTED) {
      return broken("block " + number + ": condition code " + cc + " of SSCH");
    }
    enter(WAITING);
    return true;
  }

  private boolean end() {
    Optional<Irb> status = io.tsch();
    if (status.isEmpty()) {
      return false;
    }
    long number = GuestLayout.number(memory, GuestLayout.NEXT_BLOCK);
    Scsw scsw = status.get().scsw();
    if (scsw.dstat() != ENDED || scsw.cstat() != 0) {
      return broken("block " + number + ": status " + scsw);
    }
    long expected = toBeRead(number);
    Optional<String> defect =
        NumberedBlock.defect(memory.read(GuestLayout.READ + Integer.BYTES, blockSize), expected);
    if (defect.isPresent()) {
      return broken("read back: " + defect.get());
    }
    GuestLayout.putNumber(memory, GuestLayout.journalEntry(memory, number), number);
    GuestLayout.putNumber(memory, GuestLayout.NEXT_BLOCK, number + 1);
    enter(STARTING);
    return true;
  }

  /** The oldest block that is there when {@code number} has been written. */
  private long toBeRead(long number) {
    return Math.max(0, number - blockCount + 1);
  }

  private void putPlace(int address, int place) {
    memory.write(address, ByteBuffer.allocate(Integer.BYTES).putInt(place).array());
  }

  private void enter(int phase) {
    GuestLayout.putWord(memory, GuestLayout.PHASE, phase);
  }

  private boolean broken(String defect) {
    GuestLayout.putDefect(memory, defect);
    return false;
  }
}
