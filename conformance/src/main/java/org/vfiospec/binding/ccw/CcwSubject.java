package org.vfiospec.binding.ccw;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.DriverView;
import org.vfiospec.ccw.HardInterrupt;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
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
  private final Map<String, UserThread> users;
  private final ObservedState observed;

  private HardInterrupt interrupt;
  private IoTodo worker;
  private String outcome;

  CcwSubject(DesignChoices choices, Map<String, UserThread> users, Stepper stepper) {
    this.users = users;
    this.stepper = stepper;
    device =
        new VfioCcwDevice(
            choices, subchannel, programs.memory(), new HandDrivenWorkqueue(), eventFd);
    view = device.view();
    observed = new ObservedState(choices, view, subchannel, eventFd, users);
  }

  @Override
  public void perform(Step step) {
    CcwAction action = CcwAction.of(step);
    outcome = null;
    List<Object> arguments = step.arguments();
    switch (action.taker()) {
      case OPENER ->
          stepper.act(
              Contexts.OPENER,
              () -> Divergence.unless(device.open() == 0, "the device cannot be opened"));
      case DEVICE -> present(action, arguments);
      case INTERRUPT -> interrupt(action);
      case WORKER -> work(action);
      case USER -> {
        String user = (String) arguments.get(0);
        if (!users.containsKey(user)) {
          throw new UnreplayableException(step + " is of none of the threads " + users.keySet());
        }
        if (action.stage() instanceof RegionWrite.Stage) {
          write(action, user, arguments);
        } else {
          read(action, user, arguments);
        }
      }
    }
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  private void present(CcwAction action, List<Object> arguments) {
    switch (action) {
      case PRESENT_INTERMEDIATE -> presentIntermediate();
      case PRESENT_FINAL -> presentFinal();
      case PRESENT_UNSOLICITED -> presentUnsolicited((Integer) arguments.get(0));
      default -> throw new IllegalArgumentException(action.specName());
    }
  }

  private void interrupt(CcwAction action) {
    if (action == CcwAction.IRQ_TSCH) {
      interrupt = device.hardInterrupt();
      stepper.enter(Contexts.INTERRUPT, interrupt);
    }
    at(Contexts.INTERRUPT, interrupt, action);
    stepper.step(Contexts.INTERRUPT);
  }

  private void work(CcwAction action) {
    if (action == CcwAction.WORK_BEGIN) {
      worker = device.ioTodo();
      stepper.enter(Contexts.WORKER, worker);
    }
    at(Contexts.WORKER, worker, action);
    stepper.step(Contexts.WORKER);
    if (action == CcwAction.WORK_DEFER) {
      Divergence.unless(worker.done(), "the worker goes on to " + worker.stage());
    }
  }

  private void write(CcwAction action, String user, List<Object> arguments) {
    UserThread thread = users.get(user);
    switch (action) {
      case WRITE_BEGIN ->
          begin(action, user, (String) arguments.get(1), (Integer) arguments.get(2));
      case WRITE_RETRY -> begin(action, user, (String) arguments.get(1), thread.start());
      case WRITE_RETRY_NOT_ADMITTED -> {
        begin(action, user, CcwRequest.WHOLE.specName(), thread.start());
        returned(user, Errno.EACCES.name());
      }
      case WRITE_CONTENDED -> {
        step(action, user);
        returned(user, Errno.EAGAIN.name());
      }
      case WRITE_TRANSLATE -> {
        Programs.Translation outcome =
            (Boolean) arguments.get(1) ? Programs.Translation.SUCCEEDS : Programs.Translation.FAILS;
        programs.put(Orb.parse(view.region(), VfioCcwDevice.ORB_AREA).cpa(), outcome);
        step(action, user);
      }
      case WRITE_SSCH -> ssch(action, user, OptionalInt.of((Integer) arguments.get(1)));
      case WRITE_NO_ORB -> ssch(action, user, OptionalInt.empty());
      case WRITE_FINISH -> {
        step(action, user);
        returned(user, (String) arguments.get(1));
      }
      default -> step(action, user);
    }
  }

  private void read(CcwAction action, String user, List<Object> arguments) {
    switch (action) {
      case READ_NOTIFIED -> readNotified(user);
      case READ_LO -> step(action, user);
      case READ_HI -> readHi(user, (List<?>) arguments.get(1));
      default -> throw new IllegalArgumentException(action.specName());
    }
  }

  private void presentIntermediate() {
    int start = active();
    stepper.act(
        Contexts.DEVICE,
        () -> {
          Divergence.unless(
              subchannel.begin().isPresent(), "the start function was taken up before");
          Divergence.unless(
              subchannel.presentIntermediate(Status.intermediate(start)),
              "the subchannel takes no intermediate status");
        });
  }

  private void presentFinal() {
    int start = active();
    stepper.act(
        Contexts.DEVICE,
        () ->
            Divergence.unless(
                subchannel.presentFinal(Status.finalStatus(start)),
                "the subchannel takes no final status"));
  }

  private void presentUnsolicited(int nr) {
    stepper.act(
        Contexts.DEVICE,
        () ->
            Divergence.unless(
                subchannel.presentUnsolicited(Status.unsolicited(nr)),
                "the subchannel takes no unsolicited status"));
  }

  private void begin(CcwAction action, String user, String size, int start) {
    int count = Programs.SIZES.get(size);
    RegionWrite call = device.write(0, Programs.request(start, count), 0, count);
    users.get(user).enters(call, size, start);
    stepper.enter(user, call);
    step(action, user);
  }

  /** The thread takes a step of the call that it is in. */
  private void step(CcwAction action, String user) {
    at(user, users.get(user).call(), action);
    stepper.step(user);
  }

  /**
   * @param expected what SSCH sets; empty if there is no ORB to issue it with
   */
  private void ssch(CcwAction action, String user, OptionalInt expected) {
    boolean lost = expected.equals(OptionalInt.of(ConditionCode.NOT_OPERATIONAL));
    if (lost) {
      subchannel.setOperational(false);
    }
    try {
      step(action, user);
    } finally {
      if (lost) {
        subchannel.setOperational(true);
      }
    }
    OptionalInt found = users.get(user).write().conditionCode();
    Divergence.unless(
        found.equals(expected), "SSCH sets condition code " + found + ", not " + expected);
  }

  /** The write has returned that, and the thread is outside of it. */
  private void returned(String user, String expected) {
    UserThread thread = users.get(user);
    RegionWrite call = thread.write();
    Divergence.unless(call.done(), user + " does not return but goes on to " + call.stage());
    String found = Answer.ofCall(call.result(), thread.count());
    outcome = user + "'s write returns " + found;
    Divergence.unless(found.equals(expected), user + " gets " + found + " instead of " + expected);
    if (expected.equals(Errno.EAGAIN.name())) {
      thread.retries();
    } else {
      thread.leave();
    }
  }

  private void readNotified(String user) {
    stepper.act(
        user,
        () -> Divergence.unless(eventFd.tryRead().isPresent(), "there is no notification to take"));
    byte[] buffer = new byte[VfioCcwDevice.REGION_SIZE];
    RegionRead call = device.read(0, buffer, 0, buffer.length);
    users.get(user).enters(call, buffer);
    stepper.enter(user, call);
  }

  private void readHi(String user, List<?> expected) {
    step(CcwAction.READ_HI, user);
    UserThread thread = users.get(user);
    Divergence.unless(thread.read().done(), user + " does not return");
    int result = thread.read().result();
    Divergence.unless(
        result == VfioCcwDevice.REGION_SIZE, user + " gets " + result + " from its read");
    outcome = user + " reads irb_area " + Status.bytes(thread.buffer(), VfioCcwDevice.IRB_AREA);
    List<Object> found =
        List.of(
            Status.firstHalf(thread.buffer(), VfioCcwDevice.IRB_AREA),
            Status.secondHalf(thread.buffer(), VfioCcwDevice.IRB_AREA));
    Divergence.unless(found.equals(expected), user + " reads " + found + " instead of " + expected);
    thread.leave();
  }

  private static void at(String context, Call<?> call, CcwAction action) {
    Object found = call == null ? "in no call" : call.done() ? "at its end" : call.stage();
    Divergence.unless(
        found == action.stage(), context + " is " + found + ", not at " + action.stage());
  }

  @Override
  public String refuse(String name) {
    CcwRequest request = CcwRequest.of(name);
    int count = request.count();
    return switch (request) {
      case WRITE_BEYOND_THE_END -> refused(device.write(1, new byte[count], 0, count), count);
      case READ_BEYOND_THE_END -> {
        RegionRead call = device.read(VfioCcwDevice.REGION_SIZE - 1L, new byte[count], 0, count);
        toItsEnd(call);
        yield Answer.ofCall(call.result(), count);
      }
      case REQUEST, WHOLE -> refused(device.write(0, Programs.request(0, count), 0, count), count);
    };
  }

  private String refused(RegionWrite call, int count) {
    toItsEnd(call);
    return Answer.ofCall(call.result(), count);
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

  /** The call that a thread of user space is in; null outside of calls. */
  Call<?> call(String user) {
    return users.get(user).call();
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
