package org.vfiospec.ccw;

/** Every IRB replaces the one before, read or not (every kernel so far). */
final class NoAcknowledgement implements Acknowledgement {
  @Override
  public boolean mayDeliver(IrbBox handoff) {
    return true;
  }

  @Override
  public void published() {}

  @Override
  public boolean read(int pos, int count) {
    return false;
  }

  @Override
  public boolean unread() {
    return false;
  }
}
