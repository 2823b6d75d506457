package org.vfiospec.binding.migration;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.v1.BitGroup;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.NextWindow;
import org.vfiospec.migration.v1.RegisterDriver;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.migration.v1.StateWrite;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Fields;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Errno;

/** A migration region, its hardware and its user, as module MigrationBits sees them. */
final class BitsSubject implements Subject {
  private static final String USER = "user";
  private static final String DEVICE = "device";
  private static final String REFUSED_USER = "refused user";
  private static final int RUNNING = StateBit.RUNNING.mask();

  private static final int STATE_WIDTH = Integer.BYTES;

  /** Smaller than a part of a transfer, which takes several chunks, and than a field. */
  static final int WINDOW_SIZE = 7;

  /** The internal state of the device that a whole transfer is of. */
  static final int TRANSFERRED = 1000;

  static final byte[] WHOLE = ShownHardware.transfer(TRANSFERRED);
  static final byte[] BAD = Arrays.copyOf(WHOLE, WHOLE.length - 1);

  private static final Fields.Form HARDWARE = new Fields.Form("run", "quiet", "logs", "dma");
  private static final Fields.Form WINDOW = new Fields.Form("kind", "data", "unread");
  private static final Fields.Form WRITE =
      new Fields.Form("pc", "from", "to", "at", "todo", "path", "touched");
  private static final Fields NO_WRITE =
      WRITE.of("idle", Set.of(), Set.of(), Set.of(), List.of(), List.of(), false);

  private final Stepper stepper;
  private final RecordedHardware hardware = new RecordedHardware();
  private final DataWindow window = new DataWindow(hardware, WINDOW_SIZE, WHOLE.length);
  private final RegisterDriver driver;
  private final MigrationRegion region;
  private final RegionUser userSpace;
  private final BitsFailures failures;

  /** Between two states that have SAVING the window keeps what the user has not read. */
  private final boolean carries;

  /** RESUMING discards the internal state. */
  private final boolean resumingResets;

  private StateWrite write;
  private String outcome;

  BitsSubject(DesignChoices choices, Stepper stepper) {
    this.stepper = stepper;
    failures = new BitsFailures(choices);
    carries = choices.nextWindow() == NextWindow.CARRIED;
    resumingResets = choices.resumingResets();
    driver = new RegisterDriver(choices, hardware, window);
    region = new MigrationRegion(driver, window, ByteOrder.LITTLE_ENDIAN);
    userSpace = new RegionUser(choices.nextWindow(), region, window, hardware);
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    switch (step.action()) {
      case "WriteBegin" -> {
        begin(Patterns.of(argument(step)));
        Divergence.unless(!write.done(), "the write returns at once");
      }
      case "WriteSame" -> {
        int same = Patterns.of(argument(step));
        begin(same);
        returned(STATE_WIDTH);
        stepper.act(
            USER,
            () -> Divergence.unless(userSpace.writeState(same) == STATE_WIDTH, "not the count"));
      }
      case "WriteAct" -> succeed(named(step));
      case "WriteFail" -> fail(named(step));
      case "WriteBadData" -> {
        act(BitGroup.NOT_RESUMING);
        returned(Errno.EINVAL.result());
      }
      case "WriteFlip" -> advance(StateWrite.Stage.FLIP);
      case "WriteCommit" -> {
        advance(StateWrite.Stage.COMMIT);
        returned(STATE_WIDTH);
      }
      case "Reset" -> stepper.act(USER, driver::reset);
      case "ReadData" -> stepper.act(USER, this::readData);
      case "PushData" -> {
        byte[] data = argument(step).equals("whole") ? WHOLE : BAD;
        stepper.act(USER, () -> push(data));
      }
      case "DmaBegin" -> stepper.act(DEVICE, () -> hardware.dma(true));
      case "DmaEnd" -> stepper.act(DEVICE, () -> hardware.dma(false));
      case "Change" -> stepper.act(DEVICE, hardware::change);
      default ->
          throw new UnreplayableException("the binding does not know the action " + step.action());
    }
  }

  private static Object argument(Step step) {
    if (step.arguments().size() != 1) {
      throw new UnreplayableException(step + " has other arguments than this action");
    }
    return step.arguments().get(0);
  }

  private static BitGroup named(Step step) {
    Object name = argument(step);
    return Arrays.stream(BitGroup.values())
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnreplayableException(name + " is no bit group"));
  }

  private void begin(int to) {
    write = driver.begin(to);
    stepper.enter(USER, write);
    advance(StateWrite.Stage.BEGIN);
  }

  private void act(BitGroup group) {
    List<BitGroup> todo = write == null ? List.of() : write.todo();
    Divergence.unless(
        !todo.isEmpty() && todo.get(0) == group, "the driver is to do " + todo + ", not " + group);
    int discards = hardware.discards();
    boolean goesOn = carries && StateBit.SAVING.in(driver.read()) && isSaving();
    byte[] before = window.contents();
    advance(StateWrite.Stage.ACT);
    Divergence.unless(
        hardware.discards() - discards == (discards(group) ? 1 : 0),
        "the internal state is discarded, or is not");
    byte[] after = window.contents();
    Divergence.unless(
        !goesOn || !isSaving() || beginsWith(after, before),
        "the window is not carried on: what was in it is gone");
  }

  /** Of a transfer that begins, nothing but what the hardware gives now is in the window. */
  private void succeed(BitGroup group) {
    boolean goesOn = StateBit.SAVING.in(driver.read()) && isSaving();
    int given = hardware.gave().size();
    act(group);
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    hardware.gave().subList(given, hardware.gave().size()).forEach(parts::writeBytes);
    Divergence.unless(
        goesOn || parts.size() == 0 || Arrays.equals(window.contents(), parts.toByteArray()),
        "a transfer begins behind what another one has left");
  }

  /** The action does all that it is to do, or nothing: the window, too, is as it was. */
  private void fail(BitGroup group) {
    hardware.next(failures.next(group, write, driver.read(), hardware));
    int given = hardware.gave().size();
    DataWindow.Direction direction = window.direction();
    byte[] before = window.contents();
    act(group);
    Divergence.unless(!hardware.waits(), "the hardware was told less than was to fail");
    Divergence.unless(
        window.direction() == direction && Arrays.equals(window.contents(), before),
        "an action that failed has changed the window");
    hardware.takeBack(given);
    returned(Errno.EIO.result());
  }

  private boolean discards(BitGroup group) {
    return resumingResets && group == BitGroup.RESUMING;
  }

  private static boolean beginsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }

  private boolean isSaving() {
    return window.direction() == DataWindow.Direction.SAVING;
  }

  private void advance(StateWrite.Stage stage) {
    Object found = write == null ? "in no write" : write.done() ? "at its end" : write.stage();
    Divergence.unless(found == stage, "the driver is " + found + ", not at " + stage);
    stepper.step(USER);
  }

  private void returned(int expected) {
    Divergence.unless(write.done(), "the write does not return but goes on to " + write.stage());
    int found = write.result();
    outcome = "the write of device_state returns " + (found < 0 ? Errno.of(found) : found);
    Divergence.unless(found == expected, "the write returns " + found + ", not " + expected);
    write = null;
  }

  private void readData() {
    outcome = "the user reads " + userSpace.readToTheEnd().length + " bytes";
  }

  private void push(byte[] data) {
    userSpace.push(data);
    if (data.length == WHOLE.length) {
      userSpace.refuseMore();
    }
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public String refuse(String request) {
    int pattern = Patterns.ofLetters(request);
    if (pattern == StateBit.ERROR) {
      stepper.act(REFUSED_USER, this::refuseBesides);
    }
    StateWrite refused = driver.begin(pattern);
    stepper.enter(REFUSED_USER, refused);
    while (!refused.done()) {
      stepper.step(REFUSED_USER);
    }
    int result = refused.result();
    return result < 0 ? Errno.of(result).name() : "OK";
  }

  /** What is refused in every state in which a write is, and what does nothing. */
  private void refuseBesides() {
    userSpace.refuseAccesses();
    giveUpAWrite();
    int result = userSpace.writeState(StateBit.ERROR);
    Divergence.unless(
        result == Errno.EINVAL.result(), "a write of ERROR by the region gives " + result);
  }

  /** A thread that dies at a step point drops what it holds; nothing was done yet. */
  private void giveUpAWrite() {
    StateWrite given = driver.begin(StateBit.RUNNING.in(driver.read()) ? 0 : RUNNING);
    try {
      given.run(
          (call, stage) -> {
            if (stage != StateWrite.Stage.BEGIN) {
              throw new ThreadDied();
            }
          });
    } catch (ThreadDied end) {
      Divergence.unless(given.done(), "a write whose thread died goes on");
    }
  }

  @Override
  public Object observe(String variable) {
    return switch (variable) {
      case "ds" -> Patterns.set(register());
      case "write" -> {
        Divergence.unless(driver.begin(0).ready() == (write == null), "a write waits, or does not");
        yield write == null ? NO_WRITE : acting();
      }
      case "hw" ->
          HARDWARE.of(!hardware.frozen(), hardware.quiet(), hardware.logs(), hardware.dma());
      case "win" -> window();
      default -> throw new IllegalArgumentException("no variable " + variable);
    };
  }

  private int register() {
    byte[] value = new byte[STATE_WIDTH];
    return region.pread(0, value, 0, value.length) == value.length
        ? ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt()
        : -1;
  }

  private Fields acting() {
    List<String> todo = new ArrayList<>(write.todo().size());
    for (BitGroup group : write.todo()) {
      todo.add(group.name());
    }
    return WRITE.of(
        "acting",
        Patterns.set(write.from()),
        Patterns.set(write.to()),
        Patterns.set(write.at()),
        todo,
        Patterns.sets(write.path()),
        write.touched());
  }

  private Fields window() {
    byte[] contents = window.contents();
    return switch (window.direction()) {
      case CLOSED -> WINDOW.of("closed", "none", false);
      case SAVING -> WINDOW.of("saving", "none", contents.length > 0 || hardware.hasChanges());
      case RESUMING -> WINDOW.of("loading", data(contents), false);
    };
  }

  private static String data(byte[] contents) {
    if (contents.length == 0) {
      return "none";
    }
    return Arrays.equals(contents, WHOLE) ? "whole" : Arrays.equals(contents, BAD) ? "bad" : "?";
  }

  /** The hardware, to be looked at. */
  RecordedHardware hardware() {
    return hardware;
  }

  /** What a read of the register gives. */
  int deviceState() {
    return driver.read();
  }

  /** The write that is under way; null if none is. */
  StateWrite write() {
    return write;
  }

  /** The commands that failed. */
  BitsFailures failures() {
    return failures;
  }

  /** The data window, to be looked at. */
  DataWindow dataWindow() {
    return window;
  }

  /** How many of the parts that the hardware gave the user has read. */
  int partsRead() {
    return userSpace.partsRead();
  }
}
