package org.vfiospec.migration.v1;

import java.util.Objects;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.DeviceStateRegister;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.HardwareLostException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.vfio.ContextMutex;
import org.vfiospec.vfio.StepPoints;

/**
 * The migration driver of one device with the register of version 1. Every method may be called by
 * any thread: writes of the register, resets and {@link #exclusively} wait for each other; a read
 * of the register waits for nobody, and may come in the middle of a write.
 */
public final class RegisterDriver implements DeviceStateRegister {
  /** The bytes of the register. */
  static final int STATE_WIDTH = Integer.BYTES;

  private final DesignChoices choices;
  private final Hardware hardware;
  private final DataWindow window;
  private final ContextMutex mutex = new ContextMutex();

  private volatile int deviceState = StateBit.RUNNING.mask();

  /** The hardware logs for a transfer, be it one that nobody ended. Guarded by the mutex. */
  private boolean logs;

  /** The driver of a device that has just been reset; it alone opens and closes the window. */
  public RegisterDriver(DesignChoices choices, Hardware hardware, DataWindow window) {
    this.choices = Objects.requireNonNull(choices);
    this.hardware = Objects.requireNonNull(hardware);
    this.window = Objects.requireNonNull(window);
  }

  @Override
  public int read() {
    return deviceState;
  }

  /** A write of the register, not begun. */
  public StateWrite begin(int pattern) {
    return new StateWrite(this, pattern);
  }

  /** A write of the register, to its end; what it returns is in {@link StateWrite#result}. */
  @Override
  public int write(int pattern) {
    StateWrite write = begin(pattern);
    write.run(StepPoints.NONE);
    return write.result();
  }

  /** VFIO_DEVICE_RESET: the window is discarded, and the state RUNNING, also from ERROR. */
  public void reset() {
    exclusively(
        () -> {
          hardware.reset();
          logs = false;
          window.close();
          deviceState = StateBit.RUNNING.mask();
          return 0;
        });
  }

  @Override
  public int exclusively(Access access) {
    Object context = new Object();
    mutex.lock(context);
    try {
      return access.perform();
    } finally {
      mutex.unlock(context);
    }
  }

  DesignChoices choices() {
    return choices;
  }

  Hardware hardware() {
    return hardware;
  }

  ContextMutex mutex() {
    return mutex;
  }

  /** Whether a register of this revision can be asked for that pattern. */
  boolean isState(int pattern) {
    return (pattern & ~choices.bits()) == 0 && StateBit.valid(pattern);
  }

  void show(int state) {
    deviceState = state;
  }

  private void stopLogging() {
    hardware.stopLogging();
    logs = false;
  }

  /** SAVING was set before this write, or this flip of it, and the transfer is there. */
  private boolean goesOn() {
    return StateBit.SAVING.in(deviceState) && window.direction() == DataWindow.Direction.SAVING;
  }

  private void openForSaving() {
    if (!goesOn() || choices.nextWindow() == NextWindow.CLEARED) {
      window.openForSaving();
    }
  }

  /** Logs internal changes from here on, and gives all that there is. */
  void log() throws HardwareException {
    giveLogged(firstOfLog());
  }

  /** The same, and runs; hardware that does not run does not log either. */
  void logAndUnfreeze() throws HardwareException {
    byte[] first = firstOfLog();
    try {
      hardware.unfreeze();
    } catch (HardwareException e) {
      forgetNewLog();
      throw e;
    }
    giveLogged(first);
  }

  /** The window is left alone until no command can fail any more: it need not be restored. */
  private void giveLogged(byte[] first) {
    logs = true;
    openForSaving();
    window.goOn(first);
  }

  /** The hardware logs anew; what it tells first. */
  private byte[] firstOfLog() throws HardwareException {
    hardware.startLogging();
    try {
      return hardware.changes();
    } catch (HardwareException e) {
      forgetNewLog();
      throw e;
    }
  }

  /**
   * The action that began the log has failed. One that nobody had ended goes on, though anew: it is
   * of no transfer, and none is read from it before it is begun once more.
   */
  private void forgetNewLog() {
    if (!logs) {
      hardware.stopLogging();
    }
  }

  /** Gives the rest, which has what was logged since the user looked last. */
  void capture() throws HardwareException {
    if (!goesOn() && logs) {
      hardware.startLogging(); // of the transfer that nobody ended nothing is part of this one
    }
    byte[] rest = hardware.capture();
    openForSaving();
    window.finish(rest);
    stopLogging();
  }

  /** Stands, and gives the rest; hardware that does not give it runs on. */
  void freezeAndCapture() throws HardwareException {
    hardware.freeze();
    try {
      capture();
    } catch (HardwareException e) {
      runOn(e);
      throw e;
    }
  }

  private void runOn(HardwareException failure) throws HardwareLostException {
    try {
      hardware.unfreeze();
    } catch (HardwareException stuck) {
      throw new HardwareLostException(
          "not captured: " + failure.getMessage() + "; not running: " + stuck.getMessage());
    }
  }

  void endTransfer() {
    window.close();
    stopLogging();
  }

  void openForLoading() {
    if (choices.resumingResets()) {
      hardware.discard();
    }
    window.openForResuming();
    stopLogging();
  }

  /** Loads what is in the window, whatever that is by now. */
  void load() throws InvalidImageException, HardwareException {
    hardware.load(window.contents());
    stopLogging();
    if (window.direction() == DataWindow.Direction.RESUMING) {
      window.close();
    }
  }
}
