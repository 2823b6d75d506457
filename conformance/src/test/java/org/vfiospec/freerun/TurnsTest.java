package org.vfiospec.freerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.validate.Observation;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.SingleThreadWorkqueue;
import org.vfiospec.vfio.Work;

@Timeout(60)
class TurnsTest {
  private static final int CALLS = 500;

  private enum Stage {
    LOAD,
    STORE
  }

  /** Adds one in two stages, between which another may run; nothing but the turns guards it. */
  private final class Increment extends Call<Stage> {
    private int loaded;

    Increment() {
      super(Stage.LOAD);
    }

    @Override
    protected Stage perform(Stage stage) {
      if (stage == Stage.LOAD) {
        loaded = number;
        return Stage.STORE;
      }
      number = loaded + 1;
      return null;
    }
  }

  private int number;
  private final List<String> told = new ArrayList<>();
  private final RunLog log = new RunLog(List.of("number"), variable -> number);
  private final FreeThreads threads = new FreeThreads();
  private final Turns turns =
      new Turns(
          new Random(1),
          new Turns.Watch() {
            @Override
            public void before(Call<?> call, Enum<?> stage) {
              told.add("before " + stage + " of " + System.identityHashCode(call));
            }

            @Override
            public void after(Call<?> call, Enum<?> stage) {
              told.add("after " + stage + " of " + System.identityHashCode(call));
              log.add(Observation.ofAction(stage.name()));
              if (log.size() >= CALLS) {
                threads.end();
              }
            }
          });

  private void incrementOnce() {
    new Increment().run(turns);
    turns.end();
  }

  @Test
  void oneStepIsTakenAtATimeAndEachIsLogged() {
    threads.add("first", this::incrementOnce);
    threads.add("second", this::incrementOnce);
    threads.add("third", this::incrementOnce);
    threads.run();

    assertThat(log.size()).isGreaterThanOrEqualTo(CALLS);
    assertThat(told).hasSize(2 * log.size());
    for (int i = 0; i < told.size(); i += 2) {
      assertThat(told.get(i + 1)).isEqualTo(told.get(i).replace("before", "after"));
    }
    Observation last = log.observations().get(log.size() - 1);
    assertThat(last).isEqualTo(Observation.ofAction("STORE").showing("number", number));
  }

  @Test
  void aWorkerGivesItsTurnBack() {
    try (SingleThreadWorkqueue worker = new SingleThreadWorkqueue("worker")) {
      TurnEndingWorkqueue queue = new TurnEndingWorkqueue(worker, turns);
      Work work = new Work("increment", () -> new Increment().run(turns));
      for (int i = 0; i < 20; i++) {
        queue.queue(work);
        queue.flush();
      }
    }

    assertThat(number).isEqualTo(20);
    assertThat(log.size()).isEqualTo(40);
  }

  @Test
  void aThreadThatFailsEndsTheOthers() {
    threads.add("good", Thread::yield);
    threads.add(
        "bad",
        () -> {
          throw new IllegalArgumentException("bad");
        });

    assertThatThrownBy(threads::run)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
    assertThat(threads.over()).isTrue();
  }
}
