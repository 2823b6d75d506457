package org.vfiospec.binding.ccw;

import org.vfiospec.vfio.Work;
import org.vfiospec.vfio.Workqueue;

/** A workqueue whose work is run by whoever drives the specification's worker. */
final class HandDrivenWorkqueue implements Workqueue {

  @Override
  public boolean queue(Work work) {
    return work.markQueued();
  }

  @Override
  public boolean cancel(Work work) {
    throw new IllegalStateException("nothing is cancelled while a device is open");
  }

  @Override
  public void flush() {
    throw new IllegalStateException("nothing is flushed while a device is open");
  }

  @Override
  public void close() {
    // Nothing runs here.
  }
}
