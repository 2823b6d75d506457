package org.vfiospec.ccw;

import java.util.List;
import org.vfiospec.channel.Irb;

/** A single slot: whoever reads it twice can read two different IRBs. It is never emptied. */
final class IrbSlot implements IrbBox {
  private volatile Entry entry;

  private static final class Entry {
    final Irb irb;
    volatile boolean taken;

    Entry(Irb irb) {
      this.irb = irb;
    }
  }

  @Override
  public void put(Irb irb) {
    entry = new Entry(irb);
  }

  @Override
  public Irb head() {
    return handedOver().irb;
  }

  @Override
  public Irb take() {
    Entry now = handedOver();
    now.taken = true;
    return now.irb;
  }

  private Entry handedOver() {
    Entry now = entry;
    if (now == null) {
      throw new IllegalStateException("no IRB was handed over");
    }
    return now;
  }

  @Override
  public boolean hasWaiting() {
    Entry now = entry;
    return now != null && !now.taken;
  }

  @Override
  public List<Irb> content() {
    Entry now = entry;
    return now == null ? List.of() : List.of(now.irb);
  }
}
