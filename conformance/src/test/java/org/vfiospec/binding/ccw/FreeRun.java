package org.vfiospec.binding.ccw;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.HardInterrupt;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.freerun.FreeThreads;
import org.vfiospec.freerun.RunLog;
import org.vfiospec.freerun.TurnEndingWorkqueue;
import org.vfiospec.freerun.Turns;
import org.vfiospec.validate.Observation;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;
import org.vfiospec.vfio.Workqueue;

/**
 * Two users, the interrupt, the worker and the device on a thread each, in a random order and with
 * random decisions. Every step is logged as the specification's.
 */
final class FreeRun implements Turns.Watch {
  private static final int LONGEST = 150;

  private final int maxStarts;
  private final int maxExtras;
  private final Turns turns;
  private final Workqueue workqueue;
  private final Programs programs = new Programs();
  private final Subchannel subchannel = new Subchannel(Enablement.DISABLED);
  private final EventFd eventFd = new EventFd();
  private final VfioCcwDevice device;
  private final Map<String, UserThread> users =
      UserThread.namedIn(Map.of("user", Map.of("u1", "idle", "u2", "idle")));
  private final ObservedState observed;

  /** A write, and whether the one before it got EAGAIN. */
  private record Attempt(String size, boolean again) {}

  private final Map<RegionWrite, Attempt> attempts = new IdentityHashMap<>();

  private final RunLog log;
  private final FreeThreads threads = new FreeThreads();
  private int tries;
  private int starts;
  private int extras;

  private boolean translates;

  private FreeRun(DesignChoices choices, int maxStarts, int maxExtras, long seed) {
    this.maxStarts = maxStarts;
    this.maxExtras = maxExtras;
    turns = new Turns(new Random(seed), this);
    workqueue = new TurnEndingWorkqueue(new SingleThreadWorkqueue("worker"), turns);
    device = new VfioCcwDevice(choices, subchannel, programs.memory(), workqueue, eventFd, turns);
    observed = new ObservedState(choices, device.view(), subchannel, eventFd, users);
    log = new RunLog(new CcwBinding().variables(), observed::variable);
  }

  /** The log of one run within the bounds of a model. */
  static List<Observation> log(DesignChoices choices, int maxStarts, int maxExtras, long seed) {
    FreeRun run = new FreeRun(choices, maxStarts, maxExtras, seed);
    run.run();
    return run.log.observations();
  }

  private void run() {
    turns.begin();
    if (device.open() != 0) {
      throw new IllegalStateException("the device cannot be opened");
    }
    logged(CcwAction.OPEN);
    turns.pass();
    threads.add("first user", this::useOnce);
    threads.add("second user", this::useOnce);
    threads.add("hard interrupt", this::interruptOnce);
    threads.add("channel subsystem", this::presentOnce);
    threads.run();
    workqueue.close();
  }

  private void interruptOnce() {
    if (subchannel.statusPending()) {
      device.interrupt();
      turns.end();
    } else {
      Thread.yield();
    }
  }

  private void presentOnce() {
    turns.begin();
    boolean active = observed.active() != 0;
    if (active && !observed.presented() && extras < maxExtras && turns.chance().nextBoolean()) {
      extras++;
      subchannel.begin();
      subchannel.presentIntermediate(Status.intermediate(observed.active()));
      logged(CcwAction.PRESENT_INTERMEDIATE);
    } else if (active && turns.chance().nextInt(4) == 0) {
      subchannel.presentFinal(Status.finalStatus(observed.active()));
      logged(CcwAction.PRESENT_FINAL);
    } else if (!active
        && !subchannel.statusPending()
        && extras < maxExtras
        && turns.chance().nextInt(20) == 0) {
      extras++;
      subchannel.presentUnsolicited(Status.unsolicited(extras));
      logged(CcwAction.PRESENT_UNSOLICITED, extras);
    }
    turns.pass();
    Thread.yield();
  }

  private void useOnce() {
    turns.begin();
    if (log.size() >= LONGEST || quiet()) {
      threads.end();
    }
    String idle = firstIdle();
    if (!threads.over() && eventFd.count() > 0 && turns.chance().nextInt(3) > 0) {
      eventFd.tryRead();
      byte[] buffer = new byte[VfioCcwDevice.REGION_SIZE];
      RegionRead read = device.read(0, buffer, 0, buffer.length);
      users.get(idle).enters(read, buffer);
      logged(CcwAction.READ_NOTIFIED, idle);
      turns.pass();
      read.run(turns);
      turns.end();
    } else if (!threads.over() && tries < maxStarts && turns.chance().nextInt(4) == 0) {
      tries++;
      write(idle, starts + 1);
    } else {
      turns.pass();
      Thread.yield();
    }
  }

  /** With the turn; writes until there is another result than EAGAIN. */
  private void write(String user, int start) {
    UserThread thread = users.get(user);
    for (boolean again = false; ; again = true) {
      String size = extras < maxExtras && turns.chance().nextInt(4) == 0 ? "request" : "whole";
      int count = Programs.SIZES.get(size);
      extras += size.equals("whole") ? 0 : 1;
      RegionWrite write = device.write(0, Programs.request(start, count), 0, count);
      thread.enters(write, size, start);
      attempts.put(write, new Attempt(size, again));
      write.run(turns);
      turns.end();
      if (threads.over() || !Answer.ofCall(write.result(), count).equals("EAGAIN")) {
        return;
      }
      Thread.yield();
      turns.begin();
    }
  }

  /** Threads are alike outside of calls: the first of the specification's makes the next one. */
  private String firstIdle() {
    return users.entrySet().stream()
        .filter(user -> user.getValue().record().get("pc").equals("idle"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private boolean quiet() {
    return tries == maxStarts
        && observed.active() == 0
        && !subchannel.statusPending()
        && !device.view().interruptHoldsSchLock()
        && !device.view().workQueued()
        && device.view().running().isEmpty()
        && eventFd.count() == 0
        && users.values().stream().allMatch(user -> user.record().get("pc").equals("idle"));
  }

  @Override
  public void before(Call<?> call, Enum<?> stage) {
    if (stage == RegionWrite.Stage.TRANSLATE) {
      translates = turns.chance().nextInt(4) > 0;
      programs.put(
          Orb.parse(device.view().region(), VfioCcwDevice.ORB_AREA).cpa(),
          translates ? Programs.Translation.SUCCEEDS : Programs.Translation.FAILS);
    } else if (stage == RegionWrite.Stage.SSCH) {
      boolean free = !subchannel.statusPending() && observed.active() == 0;
      subchannel.setOperational(!free || turns.chance().nextInt(4) > 0);
    }
  }

  @Override
  public void after(Call<?> call, Enum<?> stage) {
    if (call instanceof RegionWrite write) {
      wrote(write, (RegionWrite.Stage) stage);
    } else if (call instanceof RegionRead read) {
      read(read, (RegionRead.Stage) stage);
    } else if (call instanceof IoTodo) {
      worked(call, (IoTodo.Stage) stage);
    } else {
      logged(stage == HardInterrupt.Stage.TSCH ? CcwAction.IRQ_TSCH : CcwAction.IRQ_QUEUE);
    }
  }

  private void worked(Call<?> call, IoTodo.Stage stage) {
    switch (stage) {
      case BEGIN -> logged(CcwAction.WORK_BEGIN);
      case FREE -> logged(call.done() ? CcwAction.WORK_DEFER : CcwAction.WORK_FREE);
      case COPY_LO -> logged(CcwAction.WORK_COPY_LO);
      case COPY_HI -> logged(CcwAction.WORK_COPY_HI);
      case SIGNAL -> logged(CcwAction.WORK_SIGNAL);
      case READY -> logged(CcwAction.WORK_READY);
    }
  }

  private void read(RegionRead read, RegionRead.Stage stage) {
    String user = userIn(read);
    if (stage == RegionRead.Stage.LO) {
      logged(CcwAction.READ_LO, user);
      return;
    }
    users.get(user).leave();
    byte[] bytes = users.get(user).lastRead();
    logged(
        CcwAction.READ_HI,
        user,
        List.of(
            Status.firstHalf(bytes, VfioCcwDevice.IRB_AREA),
            Status.secondHalf(bytes, VfioCcwDevice.IRB_AREA)));
  }

  private void wrote(RegionWrite write, RegionWrite.Stage stage) {
    String user = userIn(write);
    UserThread thread = users.get(user);
    Attempt attempt = attempts.get(write);
    String answer =
        write.done() ? Answer.ofCall(write.result(), Programs.SIZES.get(attempt.size())) : "none";
    if (write.done()) {
      if (answer.equals("EAGAIN")) {
        thread.retries();
      } else {
        thread.leave();
      }
    }
    switch (stage) {
      case ENTER -> entered(write, attempt, user);
      case TRYLOCK ->
          logged(write.done() ? CcwAction.WRITE_CONTENDED : CcwAction.WRITE_TRYLOCK, user);
      case COPY -> logged(CcwAction.WRITE_COPY, user);
      case DISPATCH -> logged(CcwAction.WRITE_DISPATCH, user);
      case ACCEPT -> logged(CcwAction.WRITE_ACCEPT, user);
      case REFUSE -> logged(CcwAction.WRITE_REFUSE, user);
      case TRANSLATE -> logged(CcwAction.WRITE_TRANSLATE, user, translates);
      case BUSY -> logged(CcwAction.WRITE_BUSY, user);
      case SSCH -> started(write, user);
      case FAIL -> logged(CcwAction.WRITE_FAIL, user);
      case FINISH -> logged(CcwAction.WRITE_FINISH, user, answer);
    }
  }

  /** A first attempt that is not admitted changes nothing: it is no step. */
  private void entered(RegionWrite write, Attempt attempt, String user) {
    if (write.done()) {
      extras -= attempt.size().equals("whole") ? 0 : 1;
      if (attempt.again()) {
        logged(CcwAction.WRITE_RETRY_NOT_ADMITTED, user);
      }
    } else if (attempt.again()) {
      logged(CcwAction.WRITE_RETRY, user, attempt.size());
    } else {
      starts++;
      logged(CcwAction.WRITE_BEGIN, user, attempt.size(), starts);
    }
  }

  private void started(RegionWrite write, String user) {
    subchannel.setOperational(true);
    if (write.conditionCode().isEmpty()) {
      logged(CcwAction.WRITE_NO_ORB, user);
    } else {
      logged(CcwAction.WRITE_SSCH, user, write.conditionCode().getAsInt());
    }
  }

  private String userIn(Call<?> call) {
    return users.entrySet().stream()
        .filter(user -> user.getValue().in(call))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private void logged(CcwAction action, Object... arguments) {
    log.add(Observation.of(action.step(arguments)));
  }
}
