package org.vfiospec.binding.ccw;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.DriverView;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.IrbHandoff;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.StartFunction;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.replay.Fields;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.EventFd;

/**
 * What driver, subchannel and user space hold, in the form of module CcwState's variables. A
 * picture of one moment only if no context runs meanwhile.
 */
final class ObservedState {
  private static final Fields.Form PROGRAM = new Fields.Form("start", "live");
  private static final Fields.Form SUBCHANNEL = new Fields.Form("active", "presented", "pending");
  private static final Fields.Form WORK = new Fields.Form("queued", "pc", "ready");
  private static final Fields.Form REGION = new Fields.Form("start", "lo", "hi", "ret", "unread");

  private final DesignChoices choices;
  private final DriverView view;
  private final Subchannel subchannel;
  private final EventFd eventFd;
  private final Map<String, UserThread> users;
  private final UserThread[] threads;
  private final Fields.Form userForm;

  ObservedState(
      DesignChoices choices,
      DriverView view,
      Subchannel subchannel,
      EventFd eventFd,
      Map<String, UserThread> users) {
    this.choices = choices;
    this.view = view;
    this.subchannel = subchannel;
    this.eventFd = eventFd;
    this.users = users;
    threads = users.values().toArray(UserThread[]::new);
    userForm = new Fields.Form(users.keySet().toArray(String[]::new));
  }

  /**
   * Whether the device presented intermediate status of the start it executes: it takes the start
   * up, which the subchannel shows as activity of the device, no sooner than it has to.
   */
  boolean presented() {
    return subchannel.active().isPresent() && (subchannel.scsw().actl() & Scsw.ACTL_DEVACT) != 0;
  }

  /** The start that the channel executes, or 0. */
  int active() {
    return subchannel.active().map(StartFunction::orb).map(Orb::intparm).orElse(0);
  }

  Object variable(String variable) {
    return switch (variable) {
      case "fsm" -> view.state().name();
      case "cp" ->
          view.program()
              .map(held -> program(held.orb().intparm(), held.live()))
              .orElseGet(() -> program(0, false));
      case "sch" ->
          SUBCHANNEL.of(
              active(),
              presented(),
              subchannel.statusPending() ? Status.of(subchannel.scsw()) : Status.NONE);
      case "irq" -> view.interruptHoldsSchLock() ? "queue" : "idle";
      case "slot" -> slotNeeded() ? statuses(view.handedOver()) : List.of();
      case "work" ->
          WORK.of(
              view.workQueued(),
              view.running().map(ObservedState::pc).orElse("idle"),
              view.running().map(IoTodo::setsIdle).orElse(false));
      case "region" -> region();
      case "eventfd" -> Math.toIntExact(eventFd.count());
      case "mutex" -> owner();
      case "user" -> {
        Object[] records = new Object[threads.length];
        for (int i = 0; i < threads.length; i++) {
          records[i] = threads[i].record();
        }
        yield userForm.of(records);
      }
      default -> throw new IllegalArgumentException("no variable " + variable);
    };
  }

  private static List<Object> statuses(List<Irb> irbs) {
    List<Object> statuses = new ArrayList<>(irbs.size());
    for (Irb irb : irbs) {
      statuses.add(Status.of(irb));
    }
    return statuses;
  }

  private static Fields program(int start, boolean live) {
    return PROGRAM.of(start, live);
  }

  /**
   * Whether the specification still knows what is in the slot: in a queue everything; where reads
   * are acknowledged what waits; else what a run of the worker reads, now or after it was queued.
   */
  private boolean slotNeeded() {
    if (choices.irbHandoff() == IrbHandoff.QUEUE) {
      return true;
    }
    if (choices.acknowledge()) {
      return view.irbWaits();
    }
    return view.interruptHoldsSchLock() || view.workQueued() || view.running().isPresent();
  }

  private static String pc(IoTodo run) {
    if (run.done()) {
      return "returned";
    }
    return switch (run.stage()) {
      case BEGIN -> "begin";
      case FREE -> "free";
      case COPY_LO -> "copyLo";
      case COPY_HI -> "copyHi";
      case SIGNAL -> "signal";
      case READY -> "ready";
    };
  }

  private Fields region() {
    byte[] bytes = view.region();
    boolean request = false;
    boolean result = false;
    for (UserThread thread : threads) {
      request |= thread.needsRequest();
      result |= thread.needsResult();
    }
    return REGION.of(
        request ? Orb.parse(bytes, VfioCcwDevice.ORB_AREA).intparm() : 0,
        Status.firstHalf(bytes, VfioCcwDevice.IRB_AREA),
        Status.secondHalf(bytes, VfioCcwDevice.IRB_AREA),
        result ? retCode(bytes) : Answer.OK,
        view.unread());
  }

  private static String retCode(byte[] region) {
    return Answer.ofRetCode(ByteBuffer.wrap(region).getInt(VfioCcwDevice.RET_CODE));
  }

  private Object owner() {
    Object owner = view.mutexOwner();
    if (owner == null) {
      return "free";
    }
    return users.entrySet().stream()
        .filter(user -> user.getValue().in((Call<?>) owner))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(owner instanceof IoTodo ? "worker" : "unknown");
  }
}
