package org.vfiospec.binding.ccw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.HardInterrupt;
import org.vfiospec.ccw.HeldProgram;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.StartFunction;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.EventFd;

/**
 * A driver under the inputs of a trace that another driver took: user space makes the same writes,
 * the device presents the same statuses, and the contexts have their turns in the same order. What
 * a driver does in its turn is its own: a context that has to wait loses its turn. At the end all
 * of them run until nothing is left, and user space reads whatever it is notified of.
 */
final class SameInputs {
  private static final int MOST_TURNS = 1_000;

  private final Programs programs = new Programs();
  private final Subchannel subchannel = new Subchannel(Enablement.DISABLED);
  private final EventFd eventFd = new EventFd();
  private final VfioCcwDevice device;
  private final Map<String, Call<?>> calls = new TreeMap<>();
  private final Map<Call<?>, byte[]> buffers = new java.util.IdentityHashMap<>();

  private final List<Irb> taken = new ArrayList<>();
  private final List<Irb> read = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** The start that each thread makes, or made last. */
  private final Map<Object, Integer> starts = new TreeMap<>();

  private SameInputs(DesignChoices choices) {
    device =
        new VfioCcwDevice(
            choices, subchannel, programs.memory(), new HandDrivenWorkqueue(), eventFd);
    for (int start = 1; start <= Programs.MOST; start++) {
      programs.put(Programs.address(start), Programs.Translation.SUCCEEDS);
    }
  }

  /** The driver of these choices, taken along the trace and to its rest. */
  static SameInputs of(DesignChoices choices, Trace trace) {
    SameInputs run = new SameInputs(choices);
    trace.steps().forEach(run::turn);
    run.toItsRest();
    return run;
  }

  /** The IRBs that TSCH took, in their order. */
  List<Irb> taken() {
    return taken;
  }

  /** What user space read, in its order. */
  List<Irb> read() {
    return read;
  }

  /** Where the channel executed a program that the driver did not hold, or a refusal did harm. */
  List<String> faults() {
    return faults;
  }

  private void turn(Step step) {
    CcwAction action = CcwAction.of(step);
    switch (action) {
      case OPEN -> open();
      case PRESENT_INTERMEDIATE ->
          subchannel
              .active()
              .ifPresent(
                  start -> subchannel.presentIntermediate(Status.intermediate(number(start))));
      case PRESENT_FINAL -> presentFinal();
      case PRESENT_UNSOLICITED ->
          subchannel.presentUnsolicited(Status.unsolicited((Integer) step.arguments().get(0)));
      case WRITE_BEGIN -> {
        starts.put(step.arguments().get(0), (Integer) step.arguments().get(2));
        write(step, (String) step.arguments().get(1));
      }
      case WRITE_RETRY -> write(step, (String) step.arguments().get(1));
      case WRITE_RETRY_NOT_ADMITTED -> write(step, CcwRequest.WHOLE.specName());
      case READ_NOTIFIED -> readNotified((String) step.arguments().get(0));
      default -> {
        switch (action.taker()) {
          case INTERRUPT -> interrupt();
          case WORKER -> work();
          default -> go((String) step.arguments().get(0));
        }
      }
    }
  }

  private void open() {
    if (device.open() != 0) {
      faults.add("the device cannot be opened");
    }
  }

  private static int number(StartFunction start) {
    return start.orb().intparm();
  }

  private void presentFinal() {
    subchannel
        .active()
        .ifPresent(start -> subchannel.presentFinal(Status.finalStatus(number(start))));
  }

  private void write(Step step, String size) {
    String user = (String) step.arguments().get(0);
    int count = Programs.SIZES.get(size);
    enter(user, device.write(0, Programs.request(starts.get(user), count), 0, count));
  }

  private void readNotified(String user) {
    if (!calls.containsKey(user) && eventFd.tryRead().isPresent()) {
      byte[] buffer = new byte[VfioCcwDevice.REGION_SIZE];
      RegionRead call = device.read(0, buffer, 0, buffer.length);
      buffers.put(call, buffer);
      enter(user, call);
    }
  }

  private void interrupt() {
    if (!calls.containsKey(Contexts.INTERRUPT) && subchannel.statusPending()) {
      calls.put(Contexts.INTERRUPT, device.hardInterrupt());
    }
    go(Contexts.INTERRUPT);
  }

  private void work() {
    if (!calls.containsKey(Contexts.WORKER) && device.view().workQueued()) {
      calls.put(Contexts.WORKER, device.ioTodo());
    }
    go(Contexts.WORKER);
  }

  /** The call that a thread is still in comes to its end first. */
  private void enter(String user, Call<?> call) {
    for (int i = 0; calls.containsKey(user) && i < MOST_TURNS; i++) {
      interrupt();
      work();
      go(user);
    }
    calls.put(user, call);
    go(user);
  }

  /** The context takes a step of the call that it is in, if it can. */
  private void go(String context) {
    Call<?> call = calls.get(context);
    if (call == null || !call.ready()) {
      return;
    }
    boolean refuses = call.stage() == RegionWrite.Stage.REFUSE;
    Object before = kept();
    call.step();
    if (refuses && !before.equals(kept())) {
      faults.add("a refusal leaves " + kept() + " of " + before);
    }
    if (call instanceof HardInterrupt interrupt && call.stage() == HardInterrupt.Stage.QUEUE) {
      taken.add(interrupt.taken().orElseThrow());
    }
    if (call.done()) {
      calls.remove(context);
      if (buffers.containsKey(call)) {
        read.add(Irb.parse(buffers.get(call), VfioCcwDevice.IRB_AREA));
      }
    }
    requireTheProgramOfTheChannel(context);
  }

  private List<Object> kept() {
    return List.of(
        device.view().state(), Irb.parse(device.view().region(), VfioCcwDevice.IRB_AREA));
  }

  private void requireTheProgramOfTheChannel(String context) {
    subchannel
        .active()
        .map(SameInputs::number)
        .filter(
            start ->
                device
                    .view()
                    .program()
                    .filter(HeldProgram::live)
                    .map(HeldProgram::orb)
                    .map(Orb::intparm)
                    .filter(start::equals)
                    .isEmpty())
        .ifPresent(start -> faults.add(context + " leaves the channel without program " + start));
  }

  private void toItsRest() {
    for (int i = 0; i < MOST_TURNS && !atRest(); i++) {
      presentFinal();
      interrupt();
      work();
      readNotified("u1");
      List.of("u1", "u2").forEach(this::go);
    }
    if (!atRest()) {
      faults.add("it does not come to rest: " + calls);
    }
  }

  private boolean atRest() {
    return calls.isEmpty()
        && subchannel.active().isEmpty()
        && !subchannel.statusPending()
        && !device.view().workQueued()
        && eventFd.count() == 0;
  }
}
