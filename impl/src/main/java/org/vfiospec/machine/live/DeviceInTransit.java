package org.vfiospec.machine.live;

import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A device that is being migrated, with the transfer as far as it has come, so that the device can
 * be recovered. Used by one thread at a time.
 */
final class DeviceInTransit {
  /** Where a device may have DMA to its peers. */
  private static final Set<DeviceStage> LOOSE =
      EnumSet.of(DeviceStage.RUNNING, DeviceStage.PRE_COPY);

  private final DeviceMigration device;
  private final ByteArrayOutputStream transfer = new ByteArrayOutputStream();

  /** Where the device is; null if that is not sure. */
  private DeviceStage stage;

  /** The transfer is whole, and the device has not run since. */
  private boolean whole;

  /** The device was reset, or is behind: what it should hold is in the transfer, if anywhere. */
  private boolean hollow;

  /** The device has run since it was to stand, so it holds what nobody else has. */
  private boolean ran;

  DeviceInTransit(DeviceMigration device) {
    this.device = device;
  }

  String name() {
    return device.name();
  }

  int kind() {
    return device.kind();
  }

  boolean supports(DeviceStage stage) {
    return device.supports(stage);
  }

  void enter(DeviceStage wanted) throws DeviceFailedException {
    stage = null;
    device.enter(wanted);
    stage = wanted;
  }

  OptionalLong longestRest() {
    return device.longestRest();
  }

  long pending() throws DeviceFailedException {
    return device.pending();
  }

  /** What it holds is gone, and nothing of it is kept. */
  void reset() {
    stage = null;
    whole = false;
    hollow = false;
    ran = false;
    device.reset();
  }

  /** How much of the transfer was moved, in bytes. */
  long moved() {
    return transfer.size();
  }

  /** Reads the next bytes, and keeps a copy. */
  byte[] read() throws DeviceFailedException {
    byte[] piece = device.read();
    transfer.writeBytes(piece);
    return piece;
  }

  /** Writes the next bytes, and keeps a copy. */
  void write(byte[] piece) throws DeviceFailedException {
    device.write(piece);
    transfer.writeBytes(piece);
  }

  /** Resets the device, and takes it to RESUMING. */
  void beginLoading() throws DeviceFailedException {
    reset();
    enter(DeviceStage.RESUMING);
  }

  /** Of a device in STOP_COPY, reads what the destination does not get any more. */
  void readRest() {
    if (stage == DeviceStage.STOP_COPY && !whole) {
      try {
        readAll();
        whole = true;
      } catch (DeviceFailedException e) {
        // Then it is saved anew, if it has to be.
      }
    }
  }

  /** The device stands, and the transfer is all of its state, as both sides have it. */
  void standsWhole() {
    whole = true;
    ran = false;
  }

  /** Whether the device has run since both sides had its state. */
  boolean ran() {
    return ran;
  }

  /**
   * All of its state.
   *
   * @throws IllegalStateException if it is not at hand
   */
  byte[] whole() {
    if (!whole) {
      throw new IllegalStateException("the state of " + name() + " is not at hand");
    }
    return transfer.toByteArray();
  }

  /** What the device holds is out of date: it should hold this. */
  void replace(byte[] state) {
    transfer.reset();
    transfer.writeBytes(state);
    whole = true;
    hollow = true;
  }

  /**
   * Takes the device to a stage in which it runs.
   *
   * @return whether it is there, with all that it held
   */
  boolean goes(DeviceStage wanted) {
    boolean behind = hollow && whole;
    if (behind || !enters(wanted)) {
      return false;
    }
    whole = false;
    hollow = false;
    ran = true;
    return true;
  }

  /**
   * Takes a device to a stage in which it runs that has not gone there: it is saved, unless that
   * was done, reset and loaded. If that fails it is reset alone; what it held is then at hand
   * still, if it could be saved, and the next attempt may load it.
   *
   * @return whether it is there, with all that it held
   */
  boolean reloads(DeviceStage wanted) {
    if (!whole) {
      saveAnew();
    }
    if (whole && loadsAndGoes(wanted)) {
      return true;
    }
    if (!whole) {
      saveAnew(); // on the way there it ran
    }
    stage = null;
    device.reset();
    hollow = true;
    return false;
  }

  /** Whether the device was reset, and holds nothing of what it should. */
  boolean hollow() {
    return hollow;
  }

  /** A device that runs has no DMA to its peers any more, if it can. */
  void quieten() {
    if (LOOSE.contains(stage) && supports(DeviceStage.RUNNING_QUIET)) {
      enters(DeviceStage.RUNNING_QUIET);
    }
  }

  /**
   * Has the device stand, with its state at hand.
   *
   * @return whether it is
   */
  boolean standAgain() {
    if (!whole && !hollow) {
      saveAnew();
    }
    return whole;
  }

  private boolean enters(DeviceStage wanted) {
    try {
      if (stage == DeviceStage.PRE_COPY_QUIET && wanted == DeviceStage.RUNNING) {
        enter(DeviceStage.RUNNING_QUIET); // a register fails to ERROR in the middle of two actions
      }
      enter(wanted);
      return true;
    } catch (DeviceFailedException e) {
      return false;
    }
  }

  private boolean loadsAndGoes(DeviceStage wanted) {
    try {
      stage = null;
      device.reset();
      enter(DeviceStage.RESUMING);
      device.write(whole());
      enter(DeviceStage.STOPPED);
      if (supports(DeviceStage.RUNNING_QUIET)) {
        run(DeviceStage.RUNNING_QUIET); // whatever fails after that, it can still be saved
      }
      run(wanted);
      return true;
    } catch (DeviceFailedException e) {
      return false;
    }
  }

  private void run(DeviceStage wanted) throws DeviceFailedException {
    enter(wanted);
    whole = false;
    hollow = false;
    ran = true;
  }

  /** All that the device holds, in a transfer of its own. */
  private void saveAnew() {
    try {
      enter(DeviceStage.STOPPED);
      enter(DeviceStage.STOP_COPY);
      transfer.reset();
      readAll();
      whole = true;
    } catch (DeviceFailedException e) {
      // Then nobody has it.
    }
  }

  private void readAll() throws DeviceFailedException {
    while (read().length > 0) {
      // it is kept
    }
  }
}
