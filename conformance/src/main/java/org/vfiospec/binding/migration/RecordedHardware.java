package org.vfiospec.binding.migration;

import java.nio.ByteBuffer;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;

/**
 * Hardware whose internal state is a number, and which shows all that it does. DMA and changes
 * happen when they are said to. Part of a transfer is five bytes: what it is, and the number.
 */
final class RecordedHardware implements Hardware {
  /** Bytes of a part. */
  private static final int PART = 1 + Integer.BYTES;

  private static final byte BASE = 'B';
  private static final byte DIFFERENCE = 'D';
  private static final byte CAPTURED = 'C';

  /** The internal state of a device that has been reset. */
  static final int INITIAL = 0;

  private boolean runs = true;
  private boolean quiet;
  private boolean logs;
  private boolean dma;
  private int internal = INITIAL;

  /** Logging: nothing was given yet. */
  private boolean baseDue;

  /** Logging: something has changed that was not given. */
  private boolean dirty;

  private boolean failsNext;

  /** The next command fails, and changes nothing. */
  void failNext() {
    failsNext = true;
  }

  boolean runs() {
    return runs;
  }

  boolean quiet() {
    return quiet;
  }

  boolean logs() {
    return logs;
  }

  boolean dma() {
    return dma;
  }

  int internal() {
    return internal;
  }

  /** Whether {@link #changes} would give anything. */
  boolean hasChanges() {
    return logs && (baseDue || dirty);
  }

  void dma(boolean inProgress) {
    dma = inProgress;
  }

  /** The internal state becomes another one. */
  void change() {
    internal++;
    dirty = true;
  }

  /** The transfer of a device with that internal state. */
  static byte[] transfer(int state) {
    return part(CAPTURED, state);
  }

  @Override
  public void quiesce() throws HardwareException {
    command();
    quiet = true;
    dma = false;
  }

  @Override
  public void unquiesce() throws HardwareException {
    command();
    quiet = false;
  }

  @Override
  public void freeze() throws HardwareException {
    command();
    runs = false;
    dma = false;
  }

  @Override
  public void unfreeze() throws HardwareException {
    command();
    runs = true;
  }

  @Override
  public void startLogging() throws HardwareException {
    command();
    logs = true;
    baseDue = true;
    dirty = false;
  }

  @Override
  public void stopLogging() {
    logs = false;
  }

  @Override
  public byte[] changes() throws HardwareException {
    command();
    if (!hasChanges()) {
      return new byte[0];
    }
    byte[] part = part(baseDue ? BASE : DIFFERENCE, internal);
    baseDue = false;
    dirty = false;
    return part;
  }

  @Override
  public byte[] capture() throws HardwareException {
    command();
    return part(CAPTURED, internal);
  }

  @Override
  public void load(byte[] transfer) throws InvalidImageException, HardwareException {
    command();
    if (transfer.length == 0 || transfer.length % PART != 0) {
      throw new InvalidImageException(transfer.length + " bytes are no whole transfer");
    }
    internal = ByteBuffer.wrap(transfer).getInt(transfer.length - Integer.BYTES);
  }

  @Override
  public void reset() {
    runs = true;
    quiet = false;
    logs = false;
    dma = false;
    internal = INITIAL;
  }

  private static byte[] part(byte kind, int state) {
    return ByteBuffer.allocate(PART).put(kind).putInt(state).array();
  }

  private void command() throws HardwareException {
    if (failsNext) {
      failsNext = false;
      throw new HardwareException("told to fail");
    }
  }
}
