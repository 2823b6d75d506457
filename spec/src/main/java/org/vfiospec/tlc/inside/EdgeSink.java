package org.vfiospec.tlc.inside;

/** Told of every transition, source by source in ascending order. */
interface EdgeSink {
  /** Keeps nothing. */
  EdgeSink NONE =
      new EdgeSink() {
        @Override
        public void source(int state) {}

        @Override
        public void edge(int target, int step) {}
      };

  /** The edges that follow leave {@code state}. */
  void source(int state);

  void edge(int target, int step);
}
