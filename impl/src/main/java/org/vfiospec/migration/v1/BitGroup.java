package org.vfiospec.migration.v1;

import java.util.List;

/**
 * A bit group: what has to be set, and what clear, in the state that a write asks for, so that an
 * event-triggered action fires if one of these bits changes (Gunthorpe, 1 December 2021). The names
 * are those of module MigrationBitsRevisions.
 */
public enum BitGroup {
  /** Log internal changes, and give them. */
  SAVING_RUNNING(StateBit.SAVING, StateBit.SAVING.mask() | StateBit.RUNNING.mask(), 0),
  /** Capture the rest of the internal state. */
  SAVING_NOT_RUNNING(StateBit.SAVING, StateBit.SAVING.mask(), StateBit.RUNNING.mask()),
  /** Begin a transfer: by logging, or by capturing a device that is not to run. */
  SAVING(StateBit.SAVING, StateBit.SAVING.mask(), 0),
  /** End a transfer. */
  NOT_SAVING(StateBit.SAVING, 0, StateBit.SAVING.mask()),
  /** Open the window for data. */
  RESUMING(StateBit.RESUMING, StateBit.RESUMING.mask(), 0),
  /** Load what was transferred. */
  NOT_RESUMING(StateBit.RESUMING, 0, StateBit.RESUMING.mask()),
  /** Run. */
  RUNNING(StateBit.RUNNING, StateBit.RUNNING.mask(), 0),
  /** Freeze. */
  NOT_RUNNING(StateBit.RUNNING, 0, StateBit.RUNNING.mask()),
  /** No DMA any more. */
  NDMA(StateBit.NDMA, StateBit.NDMA.mask(), 0),
  /** DMA again. */
  NOT_NDMA(StateBit.NDMA, 0, StateBit.NDMA.mask());

  private final StateBit flips;
  private final int set;
  private final int clear;

  BitGroup(StateBit flips, int set, int clear) {
    this.flips = flips;
    this.set = set;
    this.clear = clear;
  }

  /** Whether a write from one pattern to another fires it. */
  boolean fires(int from, int to) {
    return (set & to) == set && (clear & to) == 0 && ((set | clear) & (from ^ to)) != 0;
  }

  /** Whether it is about the value that its bit has in that pattern. */
  boolean says(int to) {
    return ((flips.in(to) ? set : clear) & flips.mask()) != 0;
  }

  StateBit flips() {
    return flips;
  }

  /** Those of an order that a write fires. */
  static List<BitGroup> fired(List<BitGroup> order, int from, int to) {
    return order.stream().filter(group -> group.fires(from, to)).toList();
  }
}
