package org.vfiospec.binding.migration;

/** The end of a thread at a step point. */
final class ThreadDied extends RuntimeException {
  private static final long serialVersionUID = 1;

  ThreadDied() {
    super(null, null, false, false);
  }
}
