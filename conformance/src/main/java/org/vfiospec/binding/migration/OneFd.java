package org.vfiospec.binding.migration;

import org.vfiospec.migration.v2.DataFds;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.vfio.Errno;

/** User space that keeps the data FD of the latest transfer that it knows of. */
final class OneFd implements DataFds {
  private static final int NUMBER = 3;

  private DataFile held;
  private boolean full;

  /** No number is free from here on, or one is. */
  void full(boolean none) {
    full = none;
  }

  /** The file behind the FD; null if there is none. */
  DataFile held() {
    return held;
  }

  /** The FD of a transfer that is over is closed. */
  void closeDead() {
    if (held != null && held.disabled()) {
      held = null;
    }
  }

  @Override
  public int reserve() {
    return full ? Errno.EMFILE.result() : NUMBER;
  }

  @Override
  public void install(int number, DataFile file) {
    if (held == null || held.disabled()) {
      held = file;
    }
  }

  @Override
  public void giveBack(int number) {}
}
