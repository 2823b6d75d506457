package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.migration.Hardware;
import org.vfiospec.serial.Lsr;
import org.vfiospec.serial.Uart16550;

/**
 * A guest that never rests goes to and fro between two machines, with real threads: nothing that it
 * did is lost, and nothing is done twice.
 */
@Timeout(120)
class LiveMigrationTest {
  /** Held by the CPU of the guest for an instruction, and by who stops the CPU. */
  private final ReentrantLock cpu = new ReentrantLock(true);

  /** The guest works at least until there were more migrations than these. */
  private static final int SOME_MIGRATIONS = 5;

  private volatile int migrations;
  private volatile int done;

  @Test
  void everyBlockIsAsItWasWrittenLast() throws Exception {
    int writes = 1000;
    GuestMemory memory = new GuestMemory(0x4000); // the VMM takes it along
    BlockDevice[] disks = {new BlockDevice(8, 64), new BlockDevice(8, 64)};
    Duration limit = Duration.ofSeconds(30);
    try (SubchannelSpecimen here = new SubchannelSpecimen(disks[0], limit, memory);
        SubchannelSpecimen there = new SubchannelSpecimen(disks[1], limit, memory)) {
      there.hardware().freeze();
      List<SubchannelSpecimen> current = new ArrayList<>(List.of(here));
      CompletableFuture<Boolean> guest =
          async(
              () -> {
                for (int i = 0; i < writes || migrations <= SOME_MIGRATIONS; i++) {
                  write(current, i);
                  done = i + 1;
                }
              });
      while (!guest.isDone()) {
        SubchannelSpecimen source = current.get(0);
        SubchannelSpecimen destination = source == here ? there : here;
        migrate(source.hardware(), destination.hardware(), () -> current.set(0, destination));
      }
      assertThat(guest.get()).isTrue();
      assertThat(migrations).isGreaterThan(SOME_MIGRATIONS);
      BlockDevice disk = current.get(0).device;
      for (int i = done - disk.blockCount(); i < done; i++) {
        ByteBuffer block = ByteBuffer.wrap(disk.block(i % disk.blockCount()));
        assertThat(block.getInt(4)).isEqualTo(i);
        assertThat(block.getInt(60)).isEqualTo(~i);
      }
    }
  }

  private void write(List<SubchannelSpecimen> current, int number) {
    GuestMemory memory = current.get(0).memory;
    BlockDevice disk = current.get(0).device;
    int data = SubchannelSpecimen.DATA;
    ByteBuffer content = ByteBuffer.allocate(4 + disk.blockSize());
    content.putInt(0, number % disk.blockCount()).putInt(8, number).putInt(64, ~number);
    memory.write(data, content.array());
    Ccw seek = new Ccw(Ccw.SEEK, Ccw.CC, 4, data);
    Ccw write = new Ccw(Ccw.WRITE, 0, disk.blockSize(), data + 4);
    assertThat(instruction(() -> current.get(0).start(seek, write)))
        .isEqualTo(ConditionCode.ACCEPTED);
    Optional<Irb> status = Optional.empty();
    while (status.isEmpty()) {
      status = instruction(() -> current.get(0).subchannel.tsch());
    }
    assertThat(status.get().scsw().dstat()).isEqualTo(0x0c);
    assertThat(status.get().scsw().cstat()).isZero();
  }

  @Test
  void aNumberedStreamHasNoGapAndNoRepeat() throws Exception {
    int characters = 20_000;
    List<Integer> line = Collections.synchronizedList(new ArrayList<>());
    SerialPortSpecimen here = new SerialPortSpecimen();
    SerialPortSpecimen there = new SerialPortSpecimen();
    here.uart.write(Uart16550.LCR, 3);
    here.uart.write(Uart16550.IIR_FCR, 0x01);
    there.hardware().freeze();
    List<SerialPortSpecimen> current = new ArrayList<>(List.of(here));
    List<Thread> lines = new ArrayList<>();
    for (SerialPortSpecimen each : List.of(here, there)) {
      Thread thread = new Thread(() -> transmit(each.uart, line));
      thread.setDaemon(true);
      thread.start();
      lines.add(thread);
    }
    CompletableFuture<Boolean> guest =
        async(
            () -> {
              for (int i = 0; i < characters || migrations <= SOME_MIGRATIONS; i++) {
                int next = i;
                while (!instruction(() -> put(current.get(0).uart, next))) {
                  Thread.onSpinWait();
                }
                done = i + 1;
              }
            });
    while (!guest.isDone() || line.size() < done) {
      SerialPortSpecimen source = current.get(0);
      SerialPortSpecimen destination = source == here ? there : here;
      migrate(source.hardware(), destination.hardware(), () -> current.set(0, destination));
    }
    assertThat(guest.get()).isTrue();
    lines.forEach(Thread::interrupt);
    assertThat(migrations).isGreaterThan(SOME_MIGRATIONS);
    assertThat(done).isGreaterThanOrEqualTo(characters);
    assertThat(line).hasSize(done);
    for (int i = 0; i < done; i++) {
      assertThat(line.get(i)).isEqualTo(i & 0xff);
    }
  }

  private static boolean put(Uart16550 uart, int character) {
    if ((uart.read(Uart16550.LSR) & Lsr.THR_EMPTY) == 0) {
      return false;
    }
    uart.write(Uart16550.RBR_THR, character);
    return true;
  }

  private static void transmit(Uart16550 uart, List<Integer> line) {
    try {
      while (true) {
        uart.awaitShiftOut(line::add);
      }
    } catch (InterruptedException e) {
      // the test is over
    }
  }

  /**
   * The flow of a VMM: pre-copy beside the running guest, then stop-copy, then on the other side.
   */
  private void migrate(Hardware source, Hardware destination, Runnable handOver) throws Exception {
    ByteArrayOutputStream transfer = new ByteArrayOutputStream();
    source.startLogging();
    for (int round = 0; round < 3; round++) {
      transfer.writeBytes(source.changes());
      Thread.yield();
    }
    cpu.lock();
    try {
      source.freeze();
      transfer.writeBytes(source.capture());
      source.stopLogging();
      destination.load(transfer.toByteArray());
      handOver.run();
      destination.unfreeze();
      migrations++;
    } finally {
      cpu.unlock();
    }
  }

  private interface Instruction<T> {
    T execute();
  }

  private <T> T instruction(Instruction<T> instruction) {
    cpu.lock();
    try {
      return instruction.execute();
    } finally {
      cpu.unlock();
    }
  }

  private static CompletableFuture<Boolean> async(Runnable task) {
    return CompletableFuture.supplyAsync(
        () -> {
          task.run();
          return true;
        },
        command -> new Thread(command).start());
  }
}
