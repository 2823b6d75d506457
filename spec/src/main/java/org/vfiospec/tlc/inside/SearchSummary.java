package org.vfiospec.tlc.inside;

import org.vfiospec.tlc.Counts;
import tlc2.output.EC;
import tlc2.output.MPRecorder;

/** Collects how many states TLC says it found. */
final class SearchSummary extends MPRecorder {
  private long distinct;
  private long generated;
  private int depth;

  @Override
  public synchronized void record(int code, Object... objects) {
    switch (code) {
      case EC.TLC_STATS -> {
        generated = Long.parseLong(objects[0].toString());
        distinct = Long.parseLong(objects[1].toString());
      }
      case EC.TLC_SEARCH_DEPTH -> depth = Integer.parseInt(objects[0].toString());
      default -> {}
    }
  }

  /** The counts of a search that came to its end; null if TLC did not say them. */
  synchronized Counts counts() {
    return depth == 0 ? null : new Counts(distinct, generated, depth);
  }
}
