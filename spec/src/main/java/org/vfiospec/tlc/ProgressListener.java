package org.vfiospec.tlc;

/** Told, from the exploring thread and a few times a second, how far an exploration has come. */
@FunctionalInterface
public interface ProgressListener {
  /** Tells nobody. */
  ProgressListener NONE = (distinct, generated, waiting, depth) -> {};

  /**
   * @param distinct states found so far
   * @param generated states generated so far, the repeated ones too
   * @param waiting states found whose successors are not known yet
   * @param depth states on the path to the one that is expanded now
   */
  void progress(long distinct, long generated, long waiting, int depth);
}
