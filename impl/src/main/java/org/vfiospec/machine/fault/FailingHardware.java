package org.vfiospec.machine.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;

/**
 * Hardware of which some commands fail, as its contract lets them: the hardware has not done
 * anything of a command that failed. Commands one at a time, but for a reset, as with the hardware
 * behind it.
 */
public final class FailingHardware implements Hardware {
  private final Hardware hardware;
  private final BiPredicate<Command, Integer> fails;
  private final List<Command> commands = new ArrayList<>();

  /**
   * Hardware that can fail.
   *
   * @param fails whether a command does; the number counts commands of that sort, from 0
   */
  public FailingHardware(Hardware hardware, BiPredicate<Command, Integer> fails) {
    this.hardware = Objects.requireNonNull(hardware);
    this.fails = Objects.requireNonNull(fails);
  }

  /** The commands that it got, those that failed among them. */
  public List<Command> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void quiesce() throws HardwareException {
    attempt(Command.QUIESCE);
    hardware.quiesce();
  }

  @Override
  public void unquiesce() throws HardwareException {
    attempt(Command.UNQUIESCE);
    hardware.unquiesce();
  }

  @Override
  public void freeze() throws HardwareException {
    attempt(Command.FREEZE);
    hardware.freeze();
  }

  @Override
  public void unfreeze() throws HardwareException {
    attempt(Command.UNFREEZE);
    hardware.unfreeze();
  }

  @Override
  public void startLogging() throws HardwareException {
    attempt(Command.START_LOGGING);
    hardware.startLogging();
  }

  @Override
  public void stopLogging() {
    hardware.stopLogging();
  }

  @Override
  public byte[] changes() throws HardwareException {
    attempt(Command.CHANGES);
    return hardware.changes();
  }

  @Override
  public byte[] capture() throws HardwareException {
    attempt(Command.CAPTURE);
    return hardware.capture();
  }

  @Override
  public long longestCapture() {
    return hardware.longestCapture();
  }

  @Override
  public void discard() {
    hardware.discard();
  }

  @Override
  public void load(byte[] transfer) throws InvalidImageException, HardwareException {
    attempt(Command.LOAD);
    hardware.load(transfer);
  }

  @Override
  public void reset() {
    hardware.reset();
  }

  private void attempt(Command command) throws HardwareException {
    int number = Collections.frequency(commands, command);
    commands.add(command);
    if (fails.test(command, number)) {
      throw new HardwareException("told to fail " + command);
    }
  }
}
