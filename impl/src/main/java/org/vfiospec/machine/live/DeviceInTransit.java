package org.vfiospec.machine.live;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A device that is being migrated, with the transfer as far as it has come, so that the device can
 * be recovered. Used by one thread at a time.
 */
final class DeviceInTransit {
  private final DeviceMigration device;
  private final ByteArrayOutputStream transfer = new ByteArrayOutputStream();

  /** Where the device is; null if that is not sure. */
  private DeviceStage stage;

  /** The transfer is whole, and the device has not run since. */
  private boolean whole;

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

  long pending() throws DeviceFailedException {
    return device.pending();
  }

  void reset() {
    stage = null;
    whole = false;
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
        while (read().length > 0) {
          // it is kept
        }
        whole = true;
      } catch (DeviceFailedException e) {
        // Then it is saved anew, if it has to be.
      }
    }
  }

  /** The device stands, and the transfer is all of its state. */
  void standsWhole() {
    whole = true;
  }

  /** Takes the device to a stage in which it runs, whatever that takes. */
  Recovery bring(DeviceStage wanted) {
    Recovery recovery =
        enters(wanted) ? Recovery.NOT_NEEDED : reloaded(wanted) ? Recovery.RELOADED : Recovery.LOST;
    if (recovery == Recovery.LOST) {
      reset();
    }
    whole = false;
    return recovery;
  }

  private boolean enters(DeviceStage wanted) {
    try {
      enter(wanted);
      return true;
    } catch (DeviceFailedException e) {
      return false;
    }
  }

  private boolean reloaded(DeviceStage wanted) {
    Optional<byte[]> state = whole ? Optional.of(transfer.toByteArray()) : saved();
    if (state.isEmpty()) {
      return false;
    }
    try {
      beginLoading();
      device.write(state.get());
      enter(DeviceStage.STOPPED);
      enter(wanted);
      return true;
    } catch (DeviceFailedException e) {
      return false;
    }
  }

  /** All that the device holds, in a transfer of its own. */
  private Optional<byte[]> saved() {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try {
      enter(DeviceStage.STOPPED);
      enter(DeviceStage.STOP_COPY);
      byte[] piece = device.read();
      while (piece.length > 0) {
        state.writeBytes(piece);
        piece = device.read();
      }
      return Optional.of(state.toByteArray());
    } catch (DeviceFailedException e) {
      return Optional.empty();
    }
  }
}
