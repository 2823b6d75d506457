package org.vfiospec.vfio;

/**
 * An ordered workqueue: work items run one at a time, in the order in which they were queued.
 *
 * <p>{@link SingleThreadWorkqueue} runs them on a thread of its own. A scheduler under test
 * implements this interface itself and decides when a worker takes the next item; the rule of the
 * pending bit is in {@link Work}, so it is the same in both. {@link #queue} may be called by any
 * thread, in any context: it does not wait for work.
 */
public interface Workqueue extends AutoCloseable {
  /**
   * Queues the work unless it is queued already (queue_work).
   *
   * @return whether this call queued it; false if it was queued, or if the queue is closed
   */
  boolean queue(Work work);

  /**
   * Takes the work out of the queue if it is queued, and waits for its end if it is running
   * (cancel_work_sync). While this call waits, the work cannot be queued. Not to be called by work
   * of this queue.
   *
   * @return whether the work was queued
   */
  boolean cancel(Work work);

  /**
   * Waits until all work that was queued before this call has run (flush_workqueue). Not to be
   * called by work of this queue.
   */
  void flush();

  /**
   * Runs what is queued, then ends the queue (destroy_workqueue); {@link #queue} is refused from
   * now on. Not to be called by work of this queue. Closing twice does nothing.
   */
  @Override
  void close();
}
