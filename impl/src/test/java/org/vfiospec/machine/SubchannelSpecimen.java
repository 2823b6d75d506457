package org.vfiospec.machine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ChannelPathThread;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.channel.TranslationException;
import org.vfiospec.migration.Hardware;
import org.vfiospec.vfio.EventFd;

/** A subchannel with a small disk, and the thread that executes its programs. */
final class SubchannelSpecimen implements Specimen {
  static final int PROGRAM = 0x1000;
  static final int DATA = 0x2000;

  final GuestMemory memory;
  final Subchannel subchannel = new Subchannel();
  final BlockDevice device;
  final EventFd interrupt = new EventFd();
  final ChannelPathThread channel;
  private final SubchannelHardware hardware;

  SubchannelSpecimen() {
    this(new BlockDevice(6, 16), Duration.ofSeconds(30), new GuestMemory(0x4000));
  }

  SubchannelSpecimen(BlockDevice device, Duration limit, GuestMemory memory) {
    this.device = device;
    this.memory = memory;
    subchannel.onStatusPending(interrupt::signal);
    channel = new ChannelPathThread("test-channel", subchannel, device, memory);
    hardware = new SubchannelHardware(subchannel, device, channel, limit);
  }

  @Override
  public Hardware hardware() {
    return hardware;
  }

  @Override
  public Object state() {
    return channel.readBetweenCcws(
        () -> {
          List<Object> all = new ArrayList<>();
          all.add(subchannel.content());
          all.add(device.currentBlock());
          all.add(ByteBuffer.wrap(device.sense()));
          for (int i = 0; i < device.blockCount(); i++) {
            all.add(ByteBuffer.wrap(device.block(i)));
          }
          return all;
        });
  }

  @Override
  public void use(Random random) {
    Object before = state();
    do {
      useOnce(random);
    } while (state().equals(before));
  }

  private void useOnce(Random random) {
    subchannel.tsch();
    switch (random.nextInt(4)) {
      case 0 -> subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
      case 1 -> run(new Ccw(0x77, Ccw.SLI, 1, DATA)); // refused, so there is sense
      default -> {
        byte[] seek = {0, 0, 0, (byte) random.nextInt(device.blockCount())};
        byte[] block = new byte[device.blockSize()];
        random.nextBytes(block);
        memory.write(DATA, seek);
        memory.write(DATA + 8, block);
        run(
            new Ccw(Ccw.SEEK, Ccw.CC, seek.length, DATA),
            new Ccw(Ccw.WRITE, 0, block.length, DATA + 8));
      }
    }
  }

  /** Runs a program to its end; its status stays pending. */
  void run(Ccw... program) {
    interrupt.tryRead();
    start(program);
    try {
      interrupt.read();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The condition code of the start of a program. */
  int start(Ccw... program) {
    for (int i = 0; i < program.length; i++) {
      memory.write(PROGRAM + i * Ccw.SIZE, program[i]);
    }
    try {
      Orb orb = Orb.format1(PROGRAM);
      return subchannel.ssch(orb, ChannelProgram.read(memory, orb));
    } catch (TranslationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean frozen() {
    return subchannel.frozen();
  }

  @Override
  public void close() {
    channel.close();
  }
}
