package org.vfiospec.machine.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.ChannelPathThread;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.channel.TranslationException;
import org.vfiospec.machine.SerialPortHardware;
import org.vfiospec.machine.SubchannelHardware;
import org.vfiospec.serial.Uart16550;
import org.vfiospec.vfio.EventFd;

/**
 * A guest on one host: memory, a processor that stands, and two devices that run, a serial port and
 * a disk behind a subchannel. Until {@link #cpu} is told to run, nothing happens in it.
 *
 * <p>Every method may be called by any thread.
 */
public final class VirtualMachine implements AutoCloseable {
  private final GuestShape shape;
  private final LoggedMemory memory;
  private final EventFd interrupt = new EventFd();
  private final Subchannel subchannel = new Subchannel();
  private final BlockDevice disk;
  private final Uart16550 uart = new Uart16550(interrupt);
  private final ChannelPathThread channel;
  private final SerialLineThread line;
  private final VirtualCpu cpu;
  private final SerialPortHardware serialPort;
  private final SubchannelHardware block;
  private final AtomicBoolean migrating = new AtomicBoolean();

  /**
   * A guest that has not been booted, or is to be loaded.
   *
   * @param name for its threads
   * @param line takes a character to the far end, and returns when it is there
   * @param limit how long a freeze of a device waits
   */
  public VirtualMachine(String name, GuestShape shape, IntConsumer line, Duration limit) {
    this.shape = shape;
    memory = new LoggedMemory(shape.pages());
    disk = new BlockDevice(shape.blocks(), shape.blockSize());
    subchannel.onStatusPending(interrupt::signal);
    channel = new ChannelPathThread(name + "-channel", subchannel, disk, memory);
    this.line = new SerialLineThread(name + "-line", uart, line);
    GuestProgram program = new GuestProgram(memory, new Io(), shape.blocks(), shape.blockSize());
    cpu = new VirtualCpu(name + "-cpu", program::step, interrupt);
    serialPort = new SerialPortHardware(uart, limit);
    block = new SubchannelHardware(subchannel, disk, channel, limit);
  }

  /** What it is made of. */
  public GuestShape shape() {
    return shape;
  }

  /** Its memory. */
  public LoggedMemory memory() {
    return memory;
  }

  /** Its processor. */
  public VirtualCpu cpu() {
    return cpu;
  }

  /** The serial port, as its migration driver commands it. */
  public SerialPortHardware serialPort() {
    return serialPort;
  }

  /** The subchannel with the disk, as its migration driver commands it. */
  public SubchannelHardware block() {
    return block;
  }

  /**
   * Somebody wants to migrate the guest, to here or from here; one at a time can.
   *
   * @return whether nobody else does
   */
  public boolean beginMigration() {
    return migrating.compareAndSet(false, true);
  }

  /** Whoever has begun it is done, and the guest can be migrated again. */
  public void endMigration() {
    migrating.set(false);
  }

  /**
   * Tells the guest that a device was reset behind its back, and holds nothing of what it held: the
   * program knows before anything else when the processor runs on, here or on another host.
   *
   * @throws IllegalStateException if the processor runs
   */
  public void deviceWasReset(GuestDevice device) {
    if (cpu.runs()) {
      throw new IllegalStateException("the guest is told while it stands");
    }
    GuestLayout.noteReset(memory, device);
  }

  /** Of how many resets of a device the guest's program was told, and has drawn consequences. */
  public long resetsTold(GuestDevice device) {
    return GuestLayout.resetsTold(memory, device);
  }

  /** How many blocks the guest has written, and seen written. */
  public long blocksWritten() {
    return GuestLayout.number(memory, GuestLayout.NEXT_BLOCK);
  }

  /** How many characters the guest has given to its serial port. */
  public long charactersSent() {
    return GuestLayout.number(memory, GuestLayout.NEXT_CHARACTER);
  }

  /**
   * What the guest's program has found wrong, or what has ended its processor; then it goes on no
   * more. May be asked while it runs.
   */
  public Optional<String> complaint() {
    return Optional.of(GuestLayout.defect(memory))
        .filter(text -> !text.isEmpty())
        .or(() -> cpu.failure().map(cause -> "the processor failed: " + cause));
  }

  /**
   * What is wrong with the guest, whose processor stands: what its program found; a block, or an
   * entry of the journal, that is not the last that was written there; a thread that has ended.
   *
   * @return a line each; empty if the invariant holds
   */
  public List<String> defects() {
    List<String> defects = new ArrayList<>();
    complaint().ifPresent(defects::add);
    line.failure().ifPresent(cause -> defects.add("the serial line failed: " + cause));
    channel.betweenCcws(() -> addDiskDefects(defects));
    addJournalDefects(defects);
    return defects;
  }

  private void addDiskDefects(List<String> defects) {
    long end = blocksWritten();
    for (long number = Math.max(0, end - shape.blocks() + 1); number < end; number++) {
      int place = (int) (number % shape.blocks());
      NumberedBlock.defect(disk.block(place), number)
          .ifPresent(defect -> defects.add("place " + place + " of the disk: " + defect));
    }
  }

  private void addJournalDefects(List<String> defects) {
    int length = GuestLayout.journalLength(memory);
    long end = blocksWritten();
    long[] expected = new long[length];
    for (long number = Math.max(0, end - length); number < end; number++) {
      long entry = GuestLayout.journalEntry(memory, number) - GuestLayout.JOURNAL;
      expected[(int) (entry / Long.BYTES)] = number;
    }
    for (int i = 0; i < length; i++) {
      long address = GuestLayout.JOURNAL + (long) i * Long.BYTES;
      long found = GuestLayout.number(memory, address);
      if (found != expected[i]) {
        defects.add(
            String.format("journal at %x: %d, where %d belongs", address, found, expected[i]));
        return;
      }
    }
  }

  /** Ends all its threads; what it was is gone. Whoever waits in the line is interrupted. */
  @Override
  public void close() {
    cpu.close();
    line.close();
    channel.close();
  }

  private final class Io implements GuestIo {
    @Override
    public int ssch(Orb orb) {
      try {
        return subchannel.ssch(orb, ChannelProgram.read(memory, orb));
      } catch (TranslationException e) {
        return ConditionCode.NOT_OPERATIONAL;
      }
    }

    @Override
    public Optional<Irb> tsch() {
      return subchannel.tsch();
    }

    @Override
    public int in(int register) {
      return uart.read(register);
    }

    @Override
    public void out(int register, int value) {
      uart.write(register, value);
    }
  }
}
