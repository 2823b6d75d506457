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

  /**
   * As {@link #head}, for the last time: with what the worker does next the IRB is delivered. One
   * that replaces it meanwhile is not.
   */
  Irb take();

  /** Whether there is an IRB that was not taken. */
  boolean hasWaiting();

  /** What is in it, oldest first, be it taken or not; a snapshot. */
  List<Irb> content();
}
