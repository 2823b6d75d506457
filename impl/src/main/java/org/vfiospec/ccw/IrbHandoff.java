package org.vfiospec.ccw;

/** Design choice {@code irbHandoff}: how an IRB gets from the hard interrupt to the worker. */
public enum IrbHandoff {
  /** One slot, private-&gt;irb: the next IRB replaces what is in it (every kernel so far). */
  SLOT {
    @Override
    IrbBox newBox() {
      return new IrbSlot();
    }
  },
  /** A queue: none is replaced. */
  QUEUE {
    @Override
    IrbBox newBox() {
      return new IrbQueue();
    }
  };

  abstract IrbBox newBox();
}
