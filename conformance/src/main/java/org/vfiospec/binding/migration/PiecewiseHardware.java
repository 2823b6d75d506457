package org.vfiospec.binding.migration;

import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.HardwareLostException;
import org.vfiospec.migration.InvalidImageException;

/**
 * Hardware whose internal state is a generation, as module MigrationStates has it. A part of a
 * transfer is two bytes: how it was made, and the generation that it completes.
 */
final class PiecewiseHardware implements Hardware {
  static final int PART = 2;

  /** All of the internal state. */
  static final byte ALL = 'A';

  /** What changed since the part before. */
  static final byte DIFFERENCE = 'D';

  /** What makes no state: it was captured while the hardware ran. */
  static final byte TORN = 'T';

  static final int NOTHING = 0;
  static final int INITIAL = 1;

  enum Next {
    WORKS,
    FAILS,
    LOST
  }

  private Next next = Next.WORKS;
  private boolean quiet;
  private boolean frozen;
  private boolean log;
  private boolean allDue;
  private int generation = INITIAL;
  private int given = NOTHING;

  /** What becomes of the next command; those after it work. */
  void next(Next outcome) {
    next = outcome;
  }

  boolean quiet() {
    return quiet;
  }

  boolean frozen() {
    return frozen;
  }

  boolean logs() {
    return log;
  }

  int generation() {
    return generation;
  }

  /** The generation that the log was emptied at. */
  int given() {
    return given;
  }

  void change() {
    generation++;
  }

  private void command() throws HardwareException {
    Next outcome = next;
    next = Next.WORKS;
    switch (outcome) {
      case FAILS -> throw new HardwareException("told to fail");
      case LOST -> throw new HardwareLostException("told to be lost");
      case WORKS -> {}
    }
  }

  @Override
  public void quiesce() throws HardwareException {
    command();
    quiet = true;
  }

  @Override
  public void unquiesce() throws HardwareException {
    command();
    quiet = false;
  }

  @Override
  public void freeze() throws HardwareException {
    command();
    frozen = true;
  }

  @Override
  public void unfreeze() throws HardwareException {
    command();
    frozen = false;
  }

  @Override
  public void startLogging() throws HardwareException {
    command();
    log = true;
    allDue = true;
  }

  @Override
  public void stopLogging() {
    log = false;
  }

  @Override
  public byte[] changes() throws HardwareException {
    command();
    if (!log || (!allDue && given == generation)) {
      return new byte[0];
    }
    byte[] part = part(allDue ? ALL : DIFFERENCE);
    allDue = false;
    given = generation;
    return part;
  }

  @Override
  public byte[] capture() throws HardwareException {
    command();
    return part(!frozen ? TORN : log ? DIFFERENCE : ALL);
  }

  private byte[] part(byte made) {
    return new byte[] {made, (byte) generation};
  }

  /** The generation that the parts of a transfer make; NOTHING if they make none. */
  static int generation(byte[] transfer) {
    if (transfer.length == 0 || transfer.length % PART != 0) {
      return NOTHING;
    }
    for (int at = 0; at < transfer.length; at += PART) {
      if (transfer[at] != (at == 0 ? ALL : DIFFERENCE)) {
        return NOTHING;
      }
    }
    return transfer[transfer.length - 1];
  }

  @Override
  public void load(byte[] transfer) throws InvalidImageException, HardwareException {
    int loaded = generation(transfer);
    if (loaded == NOTHING) {
      throw new InvalidImageException(transfer.length + " bytes make no state");
    }
    try {
      command();
    } catch (HardwareException e) {
      generation = NOTHING;
      throw e;
    }
    generation = loaded;
  }

  @Override
  public void reset() {
    quiet = false;
    frozen = false;
    log = false;
    generation = INITIAL;
  }
}
