package org.vfiospec.ccw;

/**
 * An IRB counts as read when bytes 24 to 119 of the region have been read since it was published,
 * in one read or in several consecutive ones: a cursor holds the next byte not yet read, and a read
 * that starts at it or before, and ends behind it, moves it.
 */
final class ReadToTheEnd implements Acknowledgement {
  private volatile int cursor = IoRegion.IRB_AREA;
  private volatile boolean unread;

  @Override
  public boolean mayDeliver(IrbBox handoff) {
    return !unread && handoff.hasWaiting();
  }

  @Override
  public void published() {
    cursor = IoRegion.IRB_AREA;
    unread = true;
  }

  @Override
  public boolean read(int pos, int count) {
    if (pos <= cursor && cursor < pos + count) {
      cursor = pos + count;
    }
    if (cursor < IoRegion.RET_CODE) {
      return false;
    }
    cursor = IoRegion.IRB_AREA;
    unread = false;
    return true;
  }

  @Override
  public boolean unread() {
    return unread;
  }
}
