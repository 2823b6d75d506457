package org.vfiospec.machine.live;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vfiospec.machine.guest.GuestDevice;
import org.vfiospec.machine.guest.VirtualMachine;
import org.vfiospec.machine.wire.DevicePiece;
import org.vfiospec.machine.wire.EndMark;
import org.vfiospec.machine.wire.Hello;
import org.vfiospec.machine.wire.MalformedMessageException;
import org.vfiospec.machine.wire.MemoryPages;
import org.vfiospec.machine.wire.Message;
import org.vfiospec.machine.wire.MessageKind;
import org.vfiospec.machine.wire.MessageStream;

/**
 * The VMM that a guest comes to. Who may run the guest when, and what becomes of failures, is told
 * by the package.
 *
 * <p>Between loading and running devices are at STOP, or have no bit set; with QEMU they stay in
 * RESUMING until they are to run. So it is known that they take the state before the source gives
 * the guest away, and yet nothing runs: in RUNNING_P2P, or with NDMA, a serial port sends.
 *
 * <p>Used by one thread.
 */
public final class MigrationDestination {
  private final VirtualMachine machine;
  private final DevicesInTransit devices;
  private final MessageStream stream;
  private final MigrationObserver observer;

  /** Written by the thread that migrates; an operator may be on another. */
  private volatile Claim claim = Claim.NOT_HERE;

  /**
   * A migration that has not begun.
   *
   * @param machine with the shape of the guest, in which nothing has run
   * @param devices all that it has, in the order in which the stream numbers them
   * @param stream to the source; closed when the migration is over
   */
  public MigrationDestination(
      VirtualMachine machine,
      List<DeviceMigration> devices,
      MessageStream stream,
      MigrationObserver observer) {
    this.machine = Objects.requireNonNull(machine);
    this.devices = new DevicesInTransit(devices, machine.cpu()::pause);
    this.stream = Objects.requireNonNull(stream);
    this.observer = Objects.requireNonNull(observer);
  }

  /** Takes a guest, or refuses it. Once. A guest that is coming already is not disturbed. */
  public Outcome take() {
    if (!machine.beginMigration()) {
      String problem = "another guest is coming already";
      tell(MessageKind.REFUSED, problem);
      close();
      return devices.outcome(claim, Optional.of(problem));
    }
    try {
      return loaded().orElseGet(this::started);
    } finally {
      close();
    }
  }

  /** Empty if the guest is this side's; else how it ended. */
  private Optional<Outcome> loaded() {
    try {
      observer.loading(LoadingStep.GREET);
      greet();
      observer.loading(LoadingStep.RESUMING);
      for (DeviceInTransit each : devices.all()) {
        each.beginLoading();
      }
      observer.loading(LoadingStep.RECEIVE);
      stream.send(Message.of(MessageKind.WELCOME));
      compare(receive());
      observer.loading(LoadingStep.LOAD);
      for (DeviceInTransit each : devices.all()) {
        each.enter(DeviceStage.STOPPED);
        each.standsWhole();
      }
      observer.loading(LoadingStep.AWAIT_COMMIT);
      claim = Claim.IN_DOUBT; // LOADED may arrive though the call fails
      stream.send(Message.of(MessageKind.LOADED));
      awaitCommit();
      claim = Claim.HERE;
      return Optional.empty();
    } catch (IOException
        | DeviceFailedException
        | MigrationFailedException
        | RuntimeException failure) {
      return Optional.of(failed(failure));
    }
  }

  /**
   * The operator has made sure that the source does not run the guest, and never will.
   *
   * @throws IllegalStateException if the destination is not in doubt
   */
  public Outcome runHere() {
    if (claim != Claim.IN_DOUBT) {
      throw new IllegalStateException("there is no doubt, but " + claim);
    }
    claim = Claim.HERE;
    bringAll();
    run();
    return devices.outcome(claim, Optional.empty());
  }

  private void greet() throws IOException, MigrationFailedException {
    Message message = receiveFromSource();
    if (message.kind() != MessageKind.HELLO) {
      throw new MalformedMessageException(message.kind() + ", where HELLO belongs");
    }
    Optional<String> mismatch =
        new Hello(machine.shape(), devices.kinds()).mismatch(Hello.of(message));
    if (mismatch.isPresent()) {
      throw new MigrationFailedException(mismatch.get());
    }
  }

  private Message receiveFromSource() throws IOException, MigrationFailedException {
    Message message = stream.receive();
    if (message.kind() == MessageKind.ABORTED) {
      throw new MigrationFailedException("the source gave up: " + message.text());
    }
    return message;
  }

  private EndMark receive() throws IOException, DeviceFailedException, MigrationFailedException {
    while (true) {
      Message message = receiveFromSource();
      switch (message.kind()) {
        case MEMORY -> MemoryPages.of(message, machine.memory().pages()).storeTo(machine.memory());
        case DEVICE -> {
          DevicePiece piece = DevicePiece.of(message, devices.size());
          devices.get(piece.place()).write(piece.bytes());
        }
        case END -> {
          return EndMark.of(message);
        }
        default ->
            throw new MalformedMessageException(
                message.kind() + ", where MEMORY, DEVICE or END belongs");
      }
      observer.received(message.payload().length);
    }
  }

  private void compare(EndMark mark) throws MigrationFailedException {
    List<Long> lengths = devices.moved();
    if (!mark.transferLengths().equals(lengths)) {
      throw new MigrationFailedException(
          "the devices sent " + mark.transferLengths() + " bytes, but " + lengths + " came");
    }
    int check = machine.memory().checksum();
    if (mark.memoryCheck() != check) {
      throw new MigrationFailedException(
          String.format(
              "the memory is not that of the source: its check is %08x, not %08x",
              check, mark.memoryCheck()));
    }
  }

  private void awaitCommit() throws IOException, MigrationFailedException {
    Message message = receiveFromSource();
    if (message.kind() != MessageKind.COMMIT) {
      throw new MalformedMessageException(message.kind() + ", where COMMIT belongs");
    }
  }

  private Outcome started() {
    // What devices store before the processor runs goes back with the guest, if it has to.
    machine.memory().startTracking();
    Optional<String> problem = told(LoadingStep.QUIET);
    Optional<String> stuck = devices.start(DeviceStage.RUNNING_QUIET);
    if (stuck.isEmpty()) {
      Optional<String> next = told(LoadingStep.RUN);
      problem = problem.or(() -> next);
      stuck = devices.start(DeviceStage.RUNNING);
    }
    if (stuck.isPresent()) {
      if (devices.standAgain()) {
        return givenBack(stuck.get() + " does not start");
      }
      // Not all of the guest is to be had any more, so what there is runs here.
      bringAll();
    }
    machine.memory().stopTracking();
    run();
    try {
      observer.loading(LoadingStep.CONFIRM);
      stream.send(Message.of(MessageKind.RUNNING, devices.loss()));
    } catch (IOException | RuntimeException e) {
      problem = Optional.of("the source could not be told that the guest runs: " + e.getMessage());
    }
    return devices.outcome(claim, problem);
  }

  /** It has the guest, so it goes on whatever the observer says to that. */
  private Optional<String> told(LoadingStep step) {
    try {
      observer.loading(step);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e.toString());
    }
  }

  private void bringAll() {
    devices.bring(DeviceStage.RUNNING_QUIET);
    devices.bring(DeviceStage.RUNNING);
  }

  private void run() {
    for (DeviceInTransit each : devices.lost()) {
      machine.deviceWasReset(GuestDevice.of(each.kind()));
    }
    machine.cpu().run();
    machine.endMigration();
  }

  /** The processor has not run: the guest is the source's again, with all that its devices did. */
  private Outcome givenBack(String problem) {
    BitSet stored = machine.memory().takeDirty();
    machine.memory().stopTracking();
    List<DeviceInTransit> changed = devices.all().stream().filter(DeviceInTransit::ran).toList();
    if (changed.isEmpty() && stored.isEmpty()) {
      forget(); // the source has it all
      tell(MessageKind.RETURNED, problem);
      return devices.outcome(claim, Optional.of(problem));
    }
    claim = Claim.IN_DOUBT; // RETURNED may arrive though the call fails
    try {
      OutgoingGuest outgoing = new OutgoingGuest(machine.memory(), stream::send);
      outgoing.pages(stored);
      for (DeviceInTransit each : changed) {
        outgoing.piece(devices.all().indexOf(each), each.whole());
      }
      stream.send(Message.of(MessageKind.RETURNED, problem));
      awaitTakenBack();
      forget();
      return devices.outcome(claim, Optional.of(problem));
    } catch (IOException | MigrationFailedException e) {
      return devices.outcome(
          claim, Optional.of(problem + ", and the source may not know: " + e.getMessage()));
    }
  }

  private void awaitTakenBack() throws IOException {
    Message message = stream.receive();
    if (message.kind() != MessageKind.ABORTED) {
      throw new MalformedMessageException(message.kind() + ", where ABORTED belongs");
    }
  }

  private Outcome failed(Exception failure) {
    String problem =
        failure instanceof RuntimeException || failure.getMessage() == null
            ? failure.toString()
            : failure.getMessage();
    boolean cut = failure instanceof IOException && !(failure instanceof MalformedMessageException);
    if (claim == Claim.IN_DOUBT && cut) {
      return devices.outcome(claim, Optional.of(problem));
    }
    forget();
    if (!cut) {
      tell(MessageKind.REFUSED, problem);
    }
    return devices.outcome(claim, Optional.of(problem));
  }

  /** From here on no message can have the guest run here. */
  private void forget() {
    claim = Claim.NOT_HERE;
    devices.forget();
    machine.endMigration();
  }

  private void tell(MessageKind kind, String problem) {
    try {
      stream.send(Message.of(kind, problem));
      stream.drain();
    } catch (IOException e) {
      // The source learns it from the end of the connection, or is in doubt.
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
