package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.vfiospec.machine.SerialPortHardware;
import org.vfiospec.machine.SubchannelHardware;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FailingHardware;
import org.vfiospec.machine.guest.GuestDevice;
import org.vfiospec.machine.guest.GuestShape;
import org.vfiospec.machine.guest.SerialWitness;
import org.vfiospec.machine.guest.VirtualMachine;
import org.vfiospec.machine.wire.MessageStream;
import org.vfiospec.machine.wire.SocketWire;
import org.vfiospec.machine.wire.Wire;

/**
 * A guest under load that goes from one host to another over a loopback socket, each VMM on a
 * thread of its own; and the judgement of what came of it.
 */
final class Trial implements AutoCloseable {
  static final GuestShape SHAPE = new GuestShape(8, 8, 64);

  /** A FIFO, the shift register, and up to the next line. */
  private static final long MOST_LOST_CHARACTERS = 16 + 1 + 8;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A host: its guest, and what can be made to fail there. */
  static final class Host {
    MigrationInterface by;
    GuestShape shape = SHAPE;
    BiPredicate<Command, Integer> serialFails = (command, number) -> false;
    BiPredicate<Command, Integer> blockFails = (command, number) -> false;
    UnaryOperator<Wire> wire = UnaryOperator.identity();
    Duration patience = LIMIT;
    MigrationObserver observer = MigrationObserver.NONE;
    Function<List<DeviceMigration>, List<DeviceMigration>> devices = list -> list;

    VirtualMachine machine;
    FailingHardware serial;
    FailingHardware block;
    Outcome outcome;

    private Host(MigrationInterface by) {
      this.by = by;
    }

    private List<DeviceMigration> start(String name, SerialWitness witness) {
      machine = new VirtualMachine(name, shape, witness::take, LIMIT);
      serial = new FailingHardware(machine.serialPort(), serialFails);
      block = new FailingHardware(machine.block(), blockFails);
      return devices.apply(
          new ArrayList<>(
              List.of(
                  by.driverOf(SerialPortHardware.KIND, serial),
                  by.driverOf(SubchannelHardware.KIND, block))));
    }
  }

  final Host from;
  final Host to;
  final SerialWitness witness = new SerialWitness();
  RoundLimits limits = new RoundLimits(3, 1);
  MigrationSource source;
  MigrationDestination destination;

  Trial(MigrationInterface from, MigrationInterface to) {
    this.from = new Host(from);
    this.to = new Host(to);
  }

  /** Migrates the guest as soon as it works. */
  Trial run() throws Exception {
    List<DeviceMigration> sourceDevices = from.start("source", witness);
    List<DeviceMigration> destinationDevices = to.start("destination", witness);
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket near = new Socket(listener.getInetAddress(), listener.getLocalPort());
      Socket far = listener.accept();
      from.machine.cpu().run();
      awaitWork(from.machine);
      destination =
          new MigrationDestination(to.machine, destinationDevices, stream(far, to), to.observer);
      CompletableFuture<Outcome> taken = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  taken.complete(destination.take());
                } catch (Throwable e) {
                  taken.completeExceptionally(e);
                }
              },
              "destination");
      thread.start();
      source =
          new MigrationSource(
              from.machine,
              sourceDevices,
              from.by.flow(),
              limits,
              stream(near, from),
              from.observer);
      from.outcome = source.migrate();
      to.outcome = taken.get();
      return this;
    }
  }

  static MessageStream stream(Socket socket, Host host) {
    try {
      return new MessageStream(host.wire.apply(new SocketWire(socket, host.patience)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The guest has written each place of its disk, and some, and its stream has come through. */
  private void awaitWork(VirtualMachine machine) throws InterruptedException {
    long blocks = machine.blocksWritten() + machine.shape().blocks() + 2;
    witness.await(witness.count() + 100);
    while (machine.blocksWritten() < blocks) {
      if (machine.complaint().isPresent()) {
        throw new AssertionError(machine.complaint().get() + ": " + this);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("the guest does not go on: " + this);
      }
      Thread.yield();
    }
  }

  /** The destination has the guest, and nobody is in doubt. */
  void arrived() throws InterruptedException {
    assertThat(claims()).as("%s", this).containsExactly(Claim.NOT_HERE, Claim.HERE);
    assertThat(from.outcome.problem()).isEmpty();
    judge();
  }

  /** The source has the guest; both say in a line what went wrong. */
  void stayed() throws InterruptedException {
    assertThat(from.outcome.claim()).as("%s", this).isEqualTo(Claim.HERE);
    judge();
  }

  /**
   * Never two; one, or those in doubt, of which the operator takes one. Whoever runs the guest has
   * all of it.
   */
  void judge() throws InterruptedException {
    assertNeverTwo();
    if (!claims().contains(Claim.HERE)) {
      // In turn, since either has to do.
      boolean there = to.outcome.claim() == Claim.IN_DOUBT && witness.count() % 2 == 0;
      if (there) {
        to.outcome = destination.runHere();
      } else {
        from.outcome = source.runHere();
      }
    }
    assertWhoeverRunsHasAll();
  }

  /** The same, where the destination's devices have run, and it alone has what they did. */
  void judgeWithDoubtEndedAtTheDestination() throws InterruptedException {
    assertNeverTwo();
    if (!claims().contains(Claim.HERE)) {
      to.outcome = destination.runHere();
    }
    assertWhoeverRunsHasAll();
  }

  private void assertNeverTwo() {
    List<Claim> claims = claims();
    assertThat(Collections.frequency(claims, Claim.HERE)).as("%s", this).isLessThan(2);
    assertThat(claims).as("%s", this).isNotEqualTo(List.of(Claim.NOT_HERE, Claim.NOT_HERE));
    for (Host host : List.of(from, to)) {
      assertThat(host.machine.cpu().runs())
          .as("%s", this)
          .isEqualTo(host.outcome.claim() == Claim.HERE);
      host.outcome.problem().ifPresent(problem -> assertThat(problem.lines()).hasSize(1));
    }
  }

  private void assertWhoeverRunsHasAll() throws InterruptedException {
    Host host = from.outcome.claim() == Claim.HERE ? from : to;
    assertThat(host.outcome.lost()).as("%s", this).isEmpty();
    assertIntact(host.machine);
  }

  /** The guest works, and all that it did is there, once and in order. */
  void assertIntact(VirtualMachine machine) throws InterruptedException {
    awaitWork(machine);
    machine.cpu().pause();
    witness.await(machine.charactersSent());
    assertThat(machine.defects()).as("%s", this).isEmpty();
    assertThat(witness.defect()).as("%s", this).isEmpty();
    assertThat(witness.count()).isEqualTo(machine.charactersSent());
  }

  /** Of one reset the guest knows, and of one that is the serial port's its far end, too. */
  void assertTold(VirtualMachine machine, GuestDevice reset) {
    for (GuestDevice each : GuestDevice.values()) {
      assertThat(machine.resetsTold(each)).as("%s", each).isEqualTo(each == reset ? 1 : 0);
    }
    assertThat(witness.resumptions()).isEqualTo(reset == GuestDevice.SERIAL_PORT ? 1 : 0);
    assertThat(witness.missing())
        .isBetween(0L, reset == GuestDevice.SERIAL_PORT ? MOST_LOST_CHARACTERS : 0L);
  }

  List<Claim> claims() {
    return List.of(from.outcome.claim(), to.outcome.claim());
  }

  @Override
  public String toString() {
    return "source: " + from.outcome + ", destination: " + to.outcome;
  }

  @Override
  public void close() {
    from.machine.close();
    to.machine.close();
  }
}
