package org.vfiospec.migration.v2;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.vfiospec.vfio.Errno;

/** User space's file descriptors; they can be told to run out. */
final class Fds implements DataFds {
  final Map<Integer, DataFile> open = new HashMap<>();
  final Set<Integer> reserved = new HashSet<>();
  Errno failure;
  private int last = 2;

  @Override
  public int reserve() {
    if (failure != null) {
      return failure.result();
    }
    reserved.add(++last);
    return last;
  }

  @Override
  public void install(int number, DataFile file) {
    if (!reserved.remove(number)) {
      throw new IllegalStateException(number + " is not reserved");
    }
    open.put(number, file);
  }

  @Override
  public void giveBack(int number) {
    if (!reserved.remove(number)) {
      throw new IllegalStateException(number + " is not reserved");
    }
  }
}
