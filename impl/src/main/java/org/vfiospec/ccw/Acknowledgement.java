package org.vfiospec.ccw;

/**
 * Design choice {@code acknowledge}: does an IRB stay in irb_area until user space has read it.
 *
 * <p>The worker and the reads call it under the locks that their revision has.
 */
interface Acknowledgement {
  /** The policy of the revision. */
  static Acknowledgement of(DesignChoices choices) {
    return choices.acknowledge() ? new ReadToTheEnd() : new NoAcknowledgement();
  }

  /** Whether the worker has something to deliver, and room to put it. */
  boolean mayDeliver(IrbBox handoff);

  /** The worker has put a whole IRB into irb_area. */
  void published();

  /** A read of these bytes of the region returns; says whether irb_area is free again. */
  boolean read(int pos, int count);

  /** Whether irb_area holds an IRB that must not be replaced. */
  boolean unread();
}
