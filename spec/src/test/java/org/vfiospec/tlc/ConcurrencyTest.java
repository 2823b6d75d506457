package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  @Test
  void explorationsAtOnceAreTheSameAsOneAfterTheOther() throws Exception {
    List<Model> models =
        List.of(SpecText.lock("first"), SpecText.buffer("one"), SpecText.buffer("all"));
    List<Verdicts> alone =
        models.stream().map(m -> Explorer.check(m, ProgressListener.NONE)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(models.size());
    try {
      List<Future<Verdicts>> together = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (Model model : models) {
          together.add(threads.submit(() -> Explorer.check(model, ProgressListener.NONE)));
        }
      }
      for (int i = 0; i < together.size(); i++) {
        Verdicts expected = alone.get(i % models.size());
        Verdicts found = together.get(i).get();
        assertThat(found.distinct()).isEqualTo(expected.distinct());
        assertThat(found.generated()).isEqualTo(expected.generated());
        assertThat(found.depth()).isEqualTo(expected.depth());
        assertThat(found.violations()).isEqualTo(expected.violations());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twoExplorationsNumberTheStatesAlike() {
    StateGraph first = Explorer.explore(SpecText.buffer("one"), ProgressListener.NONE).graph();
    StateGraph second = Explorer.explore(SpecText.buffer("one"), ProgressListener.NONE).graph();
    assertThat(second.edgeCount()).isEqualTo(first.edgeCount());
    for (int e = 0; e < first.edgeCount(); e++) {
      assertThat(second.target(e)).isEqualTo(first.target(e));
      assertThat(second.step(e)).isEqualTo(first.step(e));
    }
    assertThat(second.state(second.stateCount() - 1))
        .isEqualTo(first.state(first.stateCount() - 1));
  }
}
