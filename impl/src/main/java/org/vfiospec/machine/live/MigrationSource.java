package org.vfiospec.machine.live;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vfiospec.machine.guest.GuestDevice;
import org.vfiospec.machine.guest.VirtualMachine;
import org.vfiospec.machine.wire.Hello;
import org.vfiospec.machine.wire.MalformedMessageException;
import org.vfiospec.machine.wire.Message;
import org.vfiospec.machine.wire.MessageKind;
import org.vfiospec.machine.wire.MessageStream;

/**
 * The VMM that a guest leaves. Who may run the guest when, and what becomes of failures, is told by
 * the package.
 *
 * <p>Used by one thread; {@link #cancel} may be called by any.
 */
public final class MigrationSource {
  private final VirtualMachine machine;
  private final DevicesInTransit devices;
  private final MigrationFlow flow;
  private final MessageStream stream;
  private final GuestCopy copy;
  private final ReturnedGuest returned = new ReturnedGuest();
  private final MigrationObserver observer;

  /** Written by the thread that migrates; an operator may be on another. */
  private volatile Claim claim = Claim.HERE;

  /** What the guest has lost at the destination; empty if it has all. */
  private Optional<String> loss = Optional.empty();

  private boolean stopping;
  private long pausedAt;
  private long standstill;
  private volatile boolean cancelled;

  /**
   * A migration that has not begun.
   *
   * @param machine the guest, which this VMM runs
   * @param devices all that the guest has, in the order in which the stream numbers them
   * @param stream to the destination; closed when the migration is over
   */
  public MigrationSource(
      VirtualMachine machine,
      List<DeviceMigration> devices,
      MigrationFlow flow,
      RoundLimits limits,
      MessageStream stream,
      MigrationObserver observer) {
    this.machine = Objects.requireNonNull(machine);
    this.devices = new DevicesInTransit(devices, this::pause);
    this.flow = Objects.requireNonNull(flow);
    this.stream = Objects.requireNonNull(stream);
    this.observer = Objects.requireNonNull(observer);
    copy = new GuestCopy(machine.memory(), this.devices, limits, this::send, observer);
  }

  /** The operator wants the guest to stay; has no effect once it was given away. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * For how long the guest stood until the destination said that it runs, or until it ran here
   * again, in nanoseconds; 0 if it never stood.
   */
  public long standstill() {
    return standstill;
  }

  /**
   * Migrates the guest, or gives that up. Once.
   *
   * @throws IllegalStateException if the guest is being migrated already, or was; nothing happens
   *     to it
   */
  public Outcome migrate() {
    if (!machine.beginMigration()) {
      close();
      throw new IllegalStateException("the guest is being migrated already");
    }
    try {
      refuseBlocked();
      for (SavingStep step : flow.steps()) {
        if (cancelled && claim == Claim.HERE) {
          throw new MigrationFailedException("it was cancelled");
        }
        observer.saving(step);
        perform(step);
      }
      return devices.outcome(claim, loss);
    } catch (IOException
        | DeviceFailedException
        | MigrationFailedException
        | RuntimeException failure) {
      return failed(explained(failure));
    } finally {
      close();
    }
  }

  /**
   * The operator has made sure that the destination does not run the guest, and never will.
   *
   * @throws IllegalStateException if the source is not in doubt
   */
  public Outcome runHere() {
    if (claim != Claim.IN_DOUBT) {
      throw new IllegalStateException("there is no doubt, but " + claim);
    }
    claim = Claim.HERE;
    resume();
    return devices.outcome(claim, Optional.empty());
  }

  /** With several devices each of them must be able to be quiet, or there is no barrier (QEMU). */
  private void refuseBlocked() throws MigrationFailedException {
    for (DeviceInTransit each : devices.all()) {
      if (devices.size() > 1 && !each.supports(DeviceStage.RUNNING_QUIET)) {
        throw new MigrationFailedException(
            each.name() + " cannot be quiet, and there are " + devices.size() + " devices");
      }
    }
  }

  private void perform(SavingStep step)
      throws IOException, DeviceFailedException, MigrationFailedException {
    switch (step) {
      case GREET -> greet();
      case TRACK -> machine.memory().startTracking();
      case PRE_COPY -> devices.enter(DeviceStage.PRE_COPY);
      case COPY_ROUNDS -> copy.rounds(() -> cancelled);
      case PAUSE -> pause();
      case QUIET -> quiet();
      case STOP_COPY -> {
        observer.standing(devices.longestRest());
        stopping = true;
        devices.enter(DeviceStage.STOP_COPY);
      }
      case COPY_REST -> copy.rest();
      case AWAIT_LOADED -> await(MessageKind.LOADED);
      case COMMIT -> commit();
      case STOP -> devices.all().forEach(MigrationSource::stop);
    }
  }

  /** The processor stands, if it does not. */
  private void pause() {
    if (pausedAt == 0) {
      pausedAt = System.nanoTime();
    }
    machine.cpu().pause();
  }

  private void greet() throws IOException, MigrationFailedException {
    send(new Hello(machine.shape(), devices.kinds()).toMessage());
    await(MessageKind.WELCOME);
  }

  private void quiet() throws DeviceFailedException {
    for (DeviceInTransit each : devices.all()) {
      DeviceStage stage =
          each.supports(DeviceStage.PRE_COPY)
              ? DeviceStage.PRE_COPY_QUIET
              : DeviceStage.RUNNING_QUIET;
      if (each.supports(stage)) {
        each.enter(stage);
      }
    }
  }

  private void send(Message message) throws IOException, MigrationFailedException {
    if (stream.hasReceived()) {
      throw unexpected(stream.receive(), "nothing");
    }
    stream.send(message);
  }

  private void await(MessageKind wanted) throws IOException, MigrationFailedException {
    Message answer = stream.receive();
    if (answer.kind() != wanted) {
      throw unexpected(answer, wanted.toString());
    }
  }

  private void commit() throws IOException, MigrationFailedException {
    claim = Claim.IN_DOUBT;
    stream.send(Message.of(MessageKind.COMMIT));
    Message answer = answerToCommit();
    switch (answer.kind()) {
      case RUNNING -> {
        claim = Claim.NOT_HERE;
        standstill = System.nanoTime() - pausedAt;
        loss =
            Optional.of(answer.text())
                .filter(names -> !names.isEmpty())
                .map(names -> "the destination has lost what was in: " + names);
      }
      case RETURNED, REFUSED -> {
        claim = Claim.HERE;
        returned.replace(machine.memory(), devices);
        throw unexpected(answer, MessageKind.RUNNING.toString());
      }
      default -> throw unexpected(answer, MessageKind.RUNNING.toString());
    }
  }

  /** The first message that is no part of a guest that comes back. */
  private Message answerToCommit() throws IOException {
    while (true) {
      Message answer = stream.receive();
      switch (answer.kind()) {
        case MEMORY -> returned.takePages(answer, machine.memory().pages());
        case DEVICE -> returned.takePiece(answer, devices.size());
        default -> {
          return answer;
        }
      }
    }
  }

  private static MigrationFailedException unexpected(Message answer, String wanted) {
    return new MigrationFailedException(
        switch (answer.kind()) {
          case REFUSED -> "the destination refused: " + answer.text();
          case RETURNED -> "the destination gave the guest back: " + answer.text();
          default -> "the destination says " + answer.kind() + ", where " + wanted + " belongs";
        });
  }

  private Outcome failed(String problem) {
    if (claim != Claim.HERE) {
      return devices.outcome(claim, Optional.of(problem));
    }
    try {
      stream.send(Message.of(MessageKind.ABORTED, problem));
    } catch (IOException e) {
      // Then the destination learns it from the end of the connection.
    }
    resume();
    return devices.outcome(claim, Optional.of(problem));
  }

  /** If the destination has said why it broke the connection, that is the reason. */
  private String explained(Exception failure) {
    String problem =
        failure instanceof RuntimeException ? failure.toString() : failure.getMessage();
    boolean cut = failure instanceof IOException && !(failure instanceof MalformedMessageException);
    if (cut && claim == Claim.HERE) {
      try {
        if (stream.hasReceived()) {
          return unexpected(stream.receive(), "nothing").getMessage();
        }
      } catch (IOException e) {
        // It has not.
      }
    }
    return problem == null ? failure.toString() : problem;
  }

  /** Devices run again, through the barrier if one of them may stand, then the processor. */
  private void resume() {
    if (stopping) {
      devices.all().forEach(DeviceInTransit::readRest);
      devices.bring(DeviceStage.RUNNING_QUIET);
    }
    devices.bring(DeviceStage.RUNNING);
    machine.memory().stopTracking();
    for (DeviceInTransit each : devices.lost()) {
      machine.deviceWasReset(GuestDevice.of(each.kind()));
    }
    machine.cpu().run();
    machine.endMigration();
    if (pausedAt != 0) {
      standstill = System.nanoTime() - pausedAt;
    }
  }

  /** The guest is elsewhere, and nobody needs what the device holds. */
  private static void stop(DeviceInTransit device) {
    try {
      device.enter(DeviceStage.STOPPED);
    } catch (DeviceFailedException e) {
      device.reset();
    }
  }

  private void close() {
    try {
      stream.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }
}
