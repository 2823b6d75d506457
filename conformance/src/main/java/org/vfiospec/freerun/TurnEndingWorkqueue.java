package org.vfiospec.freerun;

import org.vfiospec.vfio.Work;
import org.vfiospec.vfio.Workqueue;

/**
 * A workqueue whose worker gives its turn back behind each run: what runs there ends in no caller
 * that could do so.
 */
public final class TurnEndingWorkqueue implements Workqueue {
  private final Workqueue queue;
  private final Turns turns;

  /** Takes the place of a workqueue with one worker, and of its owner. */
  public TurnEndingWorkqueue(Workqueue queue, Turns turns) {
    this.queue = queue;
    this.turns = turns;
  }

  @Override
  public boolean queue(Work work) {
    boolean queued = queue.queue(work);
    if (queued) {
      queue.queue(new Work("end of turn", turns::end));
    }
    return queued;
  }

  @Override
  public boolean cancel(Work work) {
    return queue.cancel(work);
  }

  @Override
  public void flush() {
    queue.flush();
  }

  @Override
  public void close() {
    queue.close();
  }
}
