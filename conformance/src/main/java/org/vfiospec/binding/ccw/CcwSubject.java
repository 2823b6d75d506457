package org.vfiospec.binding.ccw;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.DriverView;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.EventFd;

/** A vfio-ccw device with its subchannel and its users, as module VfioCcw sees them. */
final class CcwSubject implements Subject {
  private final Stepper stepper;
  private final Programs programs = new Programs();
  private final Subchannel subchannel = new Subchannel(Enablement.DISABLED);
  private final EventFd eventFd = new EventFd();
  private final VfioCcwDevice device;
  private final DriverView view;
  private final Map<String, UserThread> users = UserThread.both();
  private final ObservedState observed;

  /** What the specification's budget counts, since the numbers of what comes next depend on it. */
  private int starts;

  private int extras;

  private IoTodo worker;
  private String outcome;

  CcwSubject(DesignChoices choices, Stepper stepper) {
    this.stepper = stepper;
    device =
        new VfioCcwDevice(
            choices, subchannel, programs.memory(), new HandDrivenWorkqueue(), eventFd);
    view = device.view();
    observed = new ObservedState(choices, view, subchannel, eventFd, users);
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    try {
      take(step);
    } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException e) {
      throw new Divergence(step + " has arguments that are not those of this action");
    }
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  private void take(Step step) {
    List<Object> arguments = step.arguments();
    switch (step.action()) {
      case "Open" ->
          stepper.act(
              Contexts.FIRST_USER, () -> expect(device.open() == 0, "the device cannot be opened"));
      case "PresentIntermediate" -> presentIntermediate();
      case "PresentFinal" -> presentFinal();
      case "PresentUnsolicited" -> presentUnsolicited();
      case "IrqTsch" -> {
        stepper.enter(Contexts.INTERRUPT, device.hardInterrupt());
        stepper.step(Contexts.INTERRUPT);
      }
      case "IrqQueue" -> stepper.step(Contexts.INTERRUPT);
      case "WorkBegin" -> {
        worker = device.ioTodo();
        stepper.enter(Contexts.WORKER, worker);
        work(IoTodo.Stage.BEGIN);
      }
      case "WorkDefer" -> {
        work(IoTodo.Stage.FREE);
        expect(worker.done(), "the worker goes on to " + worker.stage());
      }
      case "WorkFree" -> work(IoTodo.Stage.FREE);
      case "WorkCopyLo" -> work(IoTodo.Stage.COPY_LO);
      case "WorkCopyHi" -> work(IoTodo.Stage.COPY_HI);
      case "WorkSignal" -> work(IoTodo.Stage.SIGNAL);
      case "WorkReady" -> work(IoTodo.Stage.READY);
      case "ReadNotified" -> readNotified(user(arguments));
      case "ReadLo" -> read(user(arguments), RegionRead.Stage.LO);
      case "ReadHi" -> readHi(user(arguments), (List<?>) arguments.get(1));
      default -> write(step.action(), user(arguments), arguments);
    }
  }

  private static String user(List<Object> arguments) {
    return (String) arguments.get(0);
  }

  private void write(String action, String user, List<Object> arguments) {
    UserThread thread = users.get(user);
    switch (action) {
      case "WriteBegin" -> begin(user, (String) arguments.get(1), ++starts);
      case "WriteRetry" -> begin(user, (String) arguments.get(1), thread.start());
      case "WriteNotAdmitted" -> {
        begin(user, (String) arguments.get(1), ++starts);
        returned(user, Errno.EACCES.name());
      }
      case "WriteRetryNotAdmitted" -> {
        begin(user, (String) arguments.get(1), thread.start());
        returned(user, Errno.EACCES.name());
      }
      case "WriteTrylock" -> write(user, RegionWrite.Stage.TRYLOCK);
      case "WriteContended" -> {
        write(user, RegionWrite.Stage.TRYLOCK);
        returned(user, Errno.EAGAIN.name());
      }
      case "WriteCopy" -> write(user, RegionWrite.Stage.COPY);
      case "WriteDispatch" -> write(user, RegionWrite.Stage.DISPATCH);
      case "WriteAccept" -> write(user, RegionWrite.Stage.ACCEPT);
      case "WriteRefuse" -> write(user, RegionWrite.Stage.REFUSE);
      case "WriteTranslate" -> {
        Programs.Translation outcome =
            (Boolean) arguments.get(1) ? Programs.Translation.SUCCEEDS : Programs.Translation.FAILS;
        programs.put(Orb.parse(view.region(), VfioCcwDevice.ORB_AREA).cpa(), outcome);
        write(user, RegionWrite.Stage.TRANSLATE);
      }
      case "WriteBusy" -> write(user, RegionWrite.Stage.BUSY);
      case "WriteSsch" -> ssch(user, (Integer) arguments.get(1));
      case "WriteNoOrb" -> write(user, RegionWrite.Stage.SSCH);
      case "WriteFail" -> write(user, RegionWrite.Stage.FAIL);
      case "WriteFinish" -> {
        write(user, RegionWrite.Stage.FINISH);
        returned(user, (String) arguments.get(1));
      }
      default -> throw new Divergence("the binding does not know the action " + action);
    }
  }

  private void presentIntermediate() {
    int start = active();
    stepper.act(
        Contexts.DEVICE,
        () ->
            expect(
                subchannel.presentIntermediate(Status.intermediate(start)),
                "the subchannel takes no intermediate status"));
    observed.presented(true);
    extras++;
  }

  private void presentFinal() {
    int start = active();
    stepper.act(
        Contexts.DEVICE,
        () ->
            expect(
                subchannel.presentFinal(Status.finalStatus(start)),
                "the subchannel takes no final status"));
    observed.presented(false);
  }

  private void presentUnsolicited() {
    extras++;
    int nr = extras;
    stepper.act(
        Contexts.DEVICE,
        () ->
            expect(
                subchannel.presentUnsolicited(Status.unsolicited(nr)),
                "the subchannel takes no unsolicited status"));
  }

  private void work(IoTodo.Stage stage) {
    at(Contexts.WORKER, worker, stage);
    stepper.step(Contexts.WORKER);
  }

  private void begin(String user, String size, int start) {
    int count = Programs.bytes(size, VfioCcwDevice.REGION_SIZE);
    if (count < VfioCcwDevice.REGION_SIZE) {
      extras++;
    }
    RegionWrite call = device.write(0, Programs.request(start, count), 0, count);
    users.get(user).enters(call, size, start);
    stepper.enter(user, call);
    write(user, RegionWrite.Stage.ENTER);
  }

  private void write(String user, RegionWrite.Stage stage) {
    at(user, users.get(user).write(), stage);
    stepper.step(user);
  }

  private void ssch(String user, int cc) {
    boolean lost = cc == 3;
    if (lost) {
      subchannel.setOperational(false);
    }
    try {
      write(user, RegionWrite.Stage.SSCH);
    } finally {
      if (lost) {
        subchannel.setOperational(true);
      }
    }
  }

  /** The write has returned that, and the thread is outside of it. */
  private void returned(String user, String expected) {
    UserThread thread = users.get(user);
    RegionWrite call = thread.write();
    expect(call.done(), user + " does not return but goes on to " + call.stage());
    String found = ObservedState.answer(call.result());
    outcome = user + "'s write returns " + found;
    expect(found.equals(expected), user + " gets " + found + " instead of " + expected);
    if (expected.equals(Errno.EAGAIN.name())) {
      thread.retries();
    } else {
      thread.leave();
    }
  }

  private void readNotified(String user) {
    stepper.act(
        user, () -> expect(eventFd.tryRead().isPresent(), "there is no notification to take"));
    byte[] buffer = new byte[VfioCcwDevice.REGION_SIZE];
    RegionRead call = device.read(0, buffer, 0, buffer.length);
    users.get(user).enters(call, buffer);
    stepper.enter(user, call);
  }

  private void read(String user, RegionRead.Stage stage) {
    at(user, users.get(user).read(), stage);
    stepper.step(user);
  }

  private void readHi(String user, List<?> expected) {
    read(user, RegionRead.Stage.HI);
    UserThread thread = users.get(user);
    expect(thread.read().done(), user + " does not return");
    int result = thread.read().result();
    expect(result == VfioCcwDevice.REGION_SIZE, user + " gets " + result + " from its read");
    outcome = user + " reads irb_area " + Status.bytes(thread.buffer(), VfioCcwDevice.IRB_AREA);
    List<Object> found =
        List.of(
            Status.firstHalf(thread.buffer(), VfioCcwDevice.IRB_AREA),
            Status.secondHalf(thread.buffer(), VfioCcwDevice.IRB_AREA));
    expect(found.equals(expected), user + " reads " + found + " instead of " + expected);
    thread.leave();
  }

  private static void at(String context, Call<?> call, Enum<?> stage) {
    Object found = call == null ? "in no such call" : call.stage();
    expect(found == stage, context + " is " + found + ", not at " + stage);
  }

  private static void expect(boolean condition, String otherwise) {
    if (!condition) {
      throw new Divergence(otherwise);
    }
  }

  @Override
  public String refuse(String request) {
    int whole = VfioCcwDevice.REGION_SIZE;
    return switch (request) {
      case "write beyond the end" -> refused(device.write(1, new byte[whole], 0, whole));
      case "read beyond the end" -> {
        RegionRead call = device.read(whole - 1L, new byte[2], 0, 2);
        toItsEnd(call);
        yield ObservedState.answer(call.result());
      }
      default -> {
        int count = Programs.bytes(request, whole);
        yield refused(device.write(0, Programs.request(0, count), 0, count));
      }
    };
  }

  private String refused(RegionWrite call) {
    toItsEnd(call);
    return ObservedState.answer(call.result());
  }

  private void toItsEnd(Call<?> call) {
    stepper.enter(Contexts.REFUSED_USER, call);
    while (!call.done()) {
      stepper.step(Contexts.REFUSED_USER);
    }
  }

  @Override
  public Object observe(String variable) {
    return observed.variable(variable);
  }

  /** The 124 bytes that a thread of user space got from its latest read; null before. */
  byte[] lastRead(String user) {
    return users.get(user).lastRead();
  }

  /** The device's driver, for what the specification's variables do not tell. */
  DriverView view() {
    return view;
  }

  /** The start that the channel executes, or 0. */
  int active() {
    return observed.active();
  }
}
