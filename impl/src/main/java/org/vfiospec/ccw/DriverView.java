package org.vfiospec.ccw;

import java.util.List;
import java.util.Optional;
import org.vfiospec.channel.Irb;

/**
 * The state of a driver, for whoever compares it with the specification; it changes nothing. Every
 * method may be called by any thread and gives a snapshot of its own: several are only a picture of
 * one moment if no context runs meanwhile.
 */
public interface DriverView {
  /** private-&gt;state; {@code fsm} in CcwState. */
  DriverState state();

  /** private-&gt;cp; {@code cp}. Empty where the specification has NoProgram. */
  Optional<HeldProgram> program();

  /**
   * What the hard interrupt handed to the worker, oldest first; {@code slot}. A single slot keeps
   * its last content, where the specification forgets what nobody will read.
   */
  List<Irb> handedOver();

  /** Whether an IRB of these has not been copied to the region. */
  boolean irbWaits();

  /** The pending bit of io_work; {@code work.queued}. */
  boolean workQueued();

  /** The run of io_todo that has begun and not ended; empty where {@code work.pc} is "idle". */
  Optional<IoTodo> running();

  /** A copy of the 124 bytes of the I/O region; {@code region}. */
  byte[] region();

  /** Whether irb_area holds an IRB that waits to be read; {@code region.unread}. */
  boolean unread();

  /** The call that has io_mutex, or null; {@code mutex}. */
  Object mutexOwner();

  /** Whether the hard interrupt is between TSCH and queue_work; {@code irq}. */
  boolean interruptHoldsSchLock();
}
