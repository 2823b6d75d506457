package org.vfiospec.binding.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.migration.v1.BitGroup;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.MigrationRegion;
import org.vfiospec.migration.v1.RegionView;
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

  private static final int STATE_WIDTH = Integer.BYTES;
  private static final int PENDING_BYTES = 8;
  private static final int DATA_OFFSET = 16;
  private static final int DATA_SIZE = 24;

  /** The internal state of the device that a whole transfer is of. */
  static final int TRANSFERRED = 1000;

  private static final byte[] WHOLE = RecordedHardware.transfer(TRANSFERRED);
  private static final byte[] BAD = Arrays.copyOf(WHOLE, WHOLE.length - 1);

  private static final Fields.Form HARDWARE = new Fields.Form("run", "quiet", "logs", "dma");
  private static final Fields.Form WINDOW = new Fields.Form("kind", "data", "unread");
  private static final Fields.Form WRITE =
      new Fields.Form("pc", "from", "to", "at", "todo", "path", "touched");
  private static final Fields NO_WRITE =
      WRITE.of("idle", Set.of(), Set.of(), Set.of(), List.of(), List.of(), false);

  private final Stepper stepper;
  private final RecordedHardware hardware = new RecordedHardware();
  private final MigrationRegion region;
  private final RegionView view;
  private StateWrite write;
  private String outcome;

  BitsSubject(DesignChoices choices, Stepper stepper) {
    this.stepper = stepper;
    region = new MigrationRegion(choices, hardware);
    view = region.view();
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    switch (step.action()) {
      case "WriteBegin" -> {
        begin(Patterns.of(argument(step)));
        expect(!write.done(), "the write returns at once");
      }
      case "WriteSame" -> {
        begin(Patterns.of(argument(step)));
        returned(STATE_WIDTH);
      }
      case "WriteAct" -> act(named(step));
      case "WriteFail" -> {
        hardware.failNext();
        act(named(step));
        returned(Errno.EIO.result());
      }
      case "WriteBadData" -> {
        act(BitGroup.NOT_RESUMING);
        returned(Errno.EINVAL.result());
      }
      case "WriteFlip" -> advance(StateWrite.Stage.FLIP);
      case "WriteCommit" -> {
        advance(StateWrite.Stage.COMMIT);
        returned(STATE_WIDTH);
      }
      case "Reset" -> stepper.act(USER, region::reset);
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
    write = region.write(to);
    stepper.enter(USER, write);
    advance(StateWrite.Stage.BEGIN);
  }

  private void act(BitGroup group) {
    List<BitGroup> todo = write == null ? List.of() : write.todo();
    expect(
        !todo.isEmpty() && todo.get(0) == group, "the driver is to do " + todo + ", not " + group);
    advance(StateWrite.Stage.ACT);
  }

  private void advance(StateWrite.Stage stage) {
    Object found = write == null ? "in no write" : write.done() ? "at its end" : write.stage();
    expect(found == stage, "the driver is " + found + ", not at " + stage);
    stepper.step(USER);
  }

  private void returned(int expected) {
    expect(write.done(), "the write does not return but goes on to " + write.stage());
    int found = write.result();
    outcome = "the write of device_state returns " + (found < 0 ? Errno.of(found) : found);
    expect(found == expected, "the write returns " + found + ", not " + expected);
    write = null;
  }

  /** As in the iterations of the uapi, until nothing is pending. */
  private void readData() {
    List<Byte> all = new ArrayList<>();
    while (field(PENDING_BYTES) > 0) {
      long offset = field(DATA_OFFSET);
      byte[] chunk = new byte[Math.toIntExact(field(DATA_SIZE))];
      expect(region.read(offset, chunk, chunk.length) == chunk.length, "the data cannot be read");
      for (byte each : chunk) {
        all.add(each);
      }
    }
    outcome = "the user reads " + all.size() + " bytes";
    expect(!all.isEmpty(), "nothing is pending");
  }

  private long field(int offset) {
    byte[] value = new byte[Long.BYTES];
    expect(region.read(offset, value, value.length) == value.length, "no field at " + offset);
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private void push(byte[] data) {
    long offset = field(DATA_OFFSET);
    expect(region.write(offset, data, data.length) == data.length, "the window takes no data");
    byte[] size =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    expect(region.write(DATA_SIZE, size, size.length) == size.length, "the chunk is not taken");
  }

  private static void expect(boolean condition, String otherwise) {
    if (!condition) {
      throw new Divergence(otherwise);
    }
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public String refuse(String request) {
    StateWrite refused = region.write(Patterns.ofLetters(request));
    stepper.enter(REFUSED_USER, refused);
    while (!refused.done()) {
      stepper.step(REFUSED_USER);
    }
    int result = refused.result();
    return result < 0 ? Errno.of(result).name() : "OK";
  }

  @Override
  public Object observe(String variable) {
    return switch (variable) {
      case "ds" -> Patterns.set(register());
      case "write" -> write == null ? NO_WRITE : acting();
      case "hw" -> HARDWARE.of(hardware.runs(), hardware.quiet(), hardware.logs(), hardware.dma());
      case "win" -> window();
      default -> throw new IllegalArgumentException("no variable " + variable);
    };
  }

  private int register() {
    byte[] value = new byte[STATE_WIDTH];
    return region.read(0, value, value.length) == value.length
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
    byte[] contents = view.contents();
    return switch (view.kind()) {
      case CLOSED -> WINDOW.of("closed", "none", false);
      case SAVING -> WINDOW.of("saving", "none", contents.length > 0 || hardware.hasChanges());
      case LOADING -> WINDOW.of("loading", data(contents), false);
    };
  }

  private static String data(byte[] contents) {
    if (contents.length == 0) {
      return "none";
    }
    return Arrays.equals(contents, WHOLE) ? "whole" : Arrays.equals(contents, BAD) ? "bad" : "?";
  }

  /** The device's internal state. */
  int internal() {
    return hardware.internal();
  }
}
