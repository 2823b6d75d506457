package org.vfiospec.migration.v2;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.HardwareLostException;
import org.vfiospec.migration.InvalidImageException;

/**
 * Hardware whose internal state is a number; it can be told to fail, and remembers its commands.
 */
final class CountingHardware implements Hardware {
  /** The bytes of a part: the number. */
  static final int PART = Integer.BYTES;

  enum Outcome {
    WORKS,
    FAILS,
    LOST
  }

  final List<String> commands = new ArrayList<>();
  final Deque<Outcome> outcomes = new ArrayDeque<>();
  boolean quiet;
  boolean frozen;
  boolean logs;
  int internal;
  private int given;

  /** The outcomes of the next commands; those after that work. */
  void next(Outcome... next) {
    outcomes.addAll(List.of(next));
  }

  private void command(String name) throws HardwareException {
    commands.add(name);
    Outcome outcome = outcomes.isEmpty() ? Outcome.WORKS : outcomes.remove();
    if (outcome == Outcome.FAILS) {
      throw new HardwareException(name);
    }
    if (outcome == Outcome.LOST) {
      throw new HardwareLostException(name);
    }
  }

  @Override
  public void quiesce() throws HardwareException {
    command("quiesce");
    quiet = true;
  }

  @Override
  public void unquiesce() throws HardwareException {
    command("unquiesce");
    quiet = false;
  }

  @Override
  public void freeze() throws HardwareException {
    command("freeze");
    frozen = true;
  }

  @Override
  public void unfreeze() throws HardwareException {
    command("unfreeze");
    frozen = false;
  }

  @Override
  public void startLogging() throws HardwareException {
    command("startLogging");
    logs = true;
    given = -1;
  }

  @Override
  public void stopLogging() {
    commands.add("stopLogging");
    logs = false;
  }

  @Override
  public byte[] changes() throws HardwareException {
    command("changes");
    if (!logs || given == internal) {
      return new byte[0];
    }
    given = internal;
    return part();
  }

  @Override
  public byte[] capture() throws HardwareException {
    command("capture");
    return part();
  }

  private byte[] part() {
    return ByteBuffer.allocate(PART).putInt(internal).array();
  }

  @Override
  public long longestCapture() {
    return PART;
  }

  @Override
  public void discard() {
    commands.add("discard");
  }

  @Override
  public void load(byte[] transfer) throws InvalidImageException, HardwareException {
    if (transfer.length == 0 || transfer.length % PART != 0) {
      throw new InvalidImageException(transfer.length + " bytes");
    }
    command("load");
    internal = ByteBuffer.wrap(transfer).getInt(transfer.length - PART);
  }

  @Override
  public void reset() {
    commands.add("reset");
    quiet = false;
    frozen = false;
    logs = false;
    internal = 0;
  }
}
