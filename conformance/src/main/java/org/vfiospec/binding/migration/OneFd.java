package org.vfiospec.binding.migration;

import org.vfiospec.migration.v2.DataFds;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.vfio.Errno;

/**
 * User space that keeps the data FD of the latest transfer that it knows of, and closes every
 * other. It counts the numbers that were reserved and are neither of use nor given back.
 */
final class OneFd implements DataFds {
  /** The lowest number that there is. */
  static final int NUMBER = 0;

  private DataFile held;
  private DataFile closed;
  private boolean full;
  private int reserved;

  /** No number is free from here on, or one is. */
  void full(boolean none) {
    full = none;
  }

  /** The file behind the FD; null if there is none. */
  DataFile held() {
    return held;
  }

  /** How many numbers somebody has reserved and not used yet. */
  int reserved() {
    return reserved;
  }

  /** The FD of a transfer that is over is closed. */
  void closeDead() {
    if (held != null && held.disabled()) {
      closed = held;
      held = null;
    }
  }

  /** The file that was closed last, as another thread may still be about to use it; or null. */
  DataFile closed() {
    return closed;
  }

  @Override
  public int reserve() {
    if (full) {
      return Errno.EMFILE.result();
    }
    reserved++;
    return NUMBER;
  }

  @Override
  public void install(int number, DataFile file) {
    reserved--;
    if (held == null || held.disabled()) {
      held = file;
    }
  }

  @Override
  public void giveBack(int number) {
    reserved--;
  }
}
