package org.vfiospec.ccw;

import org.vfiospec.vfio.Work;
import org.vfiospec.vfio.Workqueue;

/** A workqueue whose worker is the test: queued work stays queued until a run begins it. */
final class ManualWorkqueue implements Workqueue {
  @Override
  public boolean queue(Work work) {
    return work.markQueued();
  }

  @Override
  public boolean cancel(Work work) {
    boolean wasQueued = work.isQueued();
    work.begin();
    return wasQueued;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
