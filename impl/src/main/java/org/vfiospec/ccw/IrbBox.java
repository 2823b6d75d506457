package org.vfiospec.ccw;

import java.util.List;
import org.vfiospec.channel.Irb;

/**
 * What the hard interrupt puts IRBs into and the worker takes them from. One interrupt at a time
 * puts (sch-&gt;lock), one worker at a time takes, and neither waits for the other.
 */
interface IrbBox {
  /** The interrupt hands an IRB over. */
  void put(Irb irb);

  /**
   * The IRB that the worker is to deliver.
   *
   * @throws IllegalStateException if none was ever handed over
   */
  Irb head();

  /** The worker has copied the head whole. */
  void copied();

  /** The worker ends a run, with no interrupt under way and no further run queued. */
  void settled();

  /** Whether there is an IRB to deliver. */
  boolean hasWaiting();

  /** What is in it, oldest first; a snapshot. */
  List<Irb> content();
}
