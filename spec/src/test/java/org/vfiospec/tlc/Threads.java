package org.vfiospec.tlc;

import java.util.List;
import java.util.function.UnaryOperator;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.search.Extent;
import org.vfiospec.tlc.search.Search;

/** Explorations by so many threads, whether they are worth it or not, and by any evaluator. */
final class Threads {
  private Threads() {}

  static Exploration explore(Model model, int threads) {
    return explore(model, threads, UnaryOperator.identity());
  }

  static Exploration explore(Model model, int threads, UnaryOperator<Evaluator> evaluator) {
    return TlcRun.of(
        model,
        engine -> {
          Search search =
              new Search(
                  evaluator.apply(engine.evaluator(List.of(), List.of())),
                  List.of(),
                  true,
                  Extent.WHOLE,
                  ProgressListener.NONE,
                  threads,
                  System.nanoTime());
          search.run();
          return search.exploration();
        });
  }
}
