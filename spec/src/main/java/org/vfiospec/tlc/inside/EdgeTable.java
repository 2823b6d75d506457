package org.vfiospec.tlc.inside;

/** Keeps the edges, each once. */
final class EdgeTable implements EdgeSink {
  private final IntList first = new IntList();
  private final IntList targets = new IntList();
  private final IntList steps = new IntList();

  @Override
  public void source(int state) {
    first.add(targets.size());
  }

  @Override
  public void edge(int target, int step) {
    // Few edges leave a state, so that looking at each is the fastest way.
    for (int e = first.get(first.size() - 1); e < targets.size(); e++) {
      if (targets.get(e) == target && steps.get(e) == step) {
        return;
      }
    }
    targets.add(target);
    steps.add(step);
  }

  int[] firstEdges() {
    first.add(targets.size());
    return first.toArray();
  }

  int[] targets() {
    return targets.toArray();
  }

  int[] steps() {
    return steps.toArray();
  }
}
