package org.vfiospec.migration.v2;

import java.util.Arrays;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.vfio.Errno;

/** The file of a transfer that is saved: what the hardware gave, until user space has read it. */
public final class SavingFile extends DataFile {
  private byte[] unread;

  /** How many of the unread bytes are the first ones that there were. */
  private int initial;

  /** Whether the last bytes are in the file. */
  private boolean complete;

  /** A file that begins with these bytes. */
  SavingFile(byte[] first) {
    unread = first.clone();
    initial = first.length;
  }

  /** If all was read: takes what changed since. Readers wait meanwhile. */
  synchronized void refill(Hardware hardware) throws HardwareException {
    if (unread.length == 0) {
      unread = hardware.changes();
    }
  }

  /** Takes the rest of the internal state: the stream ends behind it. Readers wait meanwhile. */
  synchronized void finish(Hardware hardware) throws HardwareException {
    append(hardware.capture());
    complete = true;
  }

  private void append(byte[] part) {
    byte[] joined = Arrays.copyOf(unread, unread.length + part.length);
    System.arraycopy(part, 0, joined, unread.length, part.length);
    unread = joined;
  }

  synchronized PrecopyInfo info() {
    return new PrecopyInfo(initial, unread.length - initial);
  }

  /** A copy of what user space has not read. */
  synchronized byte[] unread() {
    return unread.clone();
  }

  synchronized boolean complete() {
    return complete;
  }

  @Override
  int take(byte[] buffer, int offset, int count) {
    if (unread.length == 0) {
      return complete ? 0 : Errno.ENOMSG.result();
    }
    int taken = Math.min(count, unread.length);
    System.arraycopy(unread, 0, buffer, offset, taken);
    unread = Arrays.copyOfRange(unread, taken, unread.length);
    initial = Math.max(0, initial - taken);
    return taken;
  }

  @Override
  void discard() {
    unread = new byte[0];
    initial = 0;
  }
}
