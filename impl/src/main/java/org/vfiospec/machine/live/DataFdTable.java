package org.vfiospec.machine.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.vfiospec.migration.v2.DataFds;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.vfio.Errno;

/** The data FDs of a VMM, of which it has a few. Every method may be called by any thread. */
final class DataFdTable implements DataFds {
  /** More than one at a time is none of a VMM's doing. */
  private static final int LIMIT = 4;

  /** Null: reserved. */
  private final Map<Integer, DataFile> files = new HashMap<>();

  @Override
  public synchronized int reserve() {
    for (int number = 0; number < LIMIT; number++) {
      if (!files.containsKey(number)) {
        files.put(number, null);
        return number;
      }
    }
    return Errno.EMFILE.result();
  }

  @Override
  public synchronized void install(int number, DataFile file) {
    files.put(number, Objects.requireNonNull(file));
  }

  @Override
  public synchronized void giveBack(int number) {
    files.remove(number);
  }

  synchronized DataFile file(int number) {
    return Objects.requireNonNull(files.get(number), "no such data FD");
  }

  /** Closes it; its number is free. */
  synchronized void close(int number) {
    files.remove(number);
  }
}
