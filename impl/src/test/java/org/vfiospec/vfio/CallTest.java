package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {
  private enum Stage {
    LOCK,
    COPY,
    UNLOCK
  }

  private final List<String> log = new ArrayList<>();

  private final class Copying extends Call<Stage> {
    private final String name;
    private final ContextMutex mutex;
    private RuntimeException failure;

    Copying(String name, ContextMutex mutex) {
      super(Stage.LOCK);
      this.name = name;
      this.mutex = mutex;
    }

    @Override
    public boolean ready() {
      return !done() && (stage() != Stage.LOCK || !mutex.isLocked());
    }

    @Override
    protected Stage perform(Stage stage) {
      if (failure != null) {
        throw failure;
      }
      log.add(name + " " + stage);
      return switch (stage) {
        case LOCK -> {
          mutex.lock(this);
          yield Stage.COPY;
        }
        case COPY -> Stage.UNLOCK;
        case UNLOCK -> {
          mutex.unlock(this);
          yield null;
        }
      };
    }

    @Override
    protected void abandon(Stage at) {
      log.add(name + " abandons " + at);
      mutex.unlockIfOwned(this);
    }
  }

  @Test
  void productionRunsTheStagesInARow() {
    Copying call = new Copying("a", new ContextMutex());
    call.run(StepPoints.NONE);
    assertThat(log).containsExactly("a LOCK", "a COPY", "a UNLOCK");
    assertThat(call.done()).isTrue();
    assertThat(call.ready()).isFalse();
    assertThat(call.stage()).isNull();
    assertThatIllegalStateException().isThrownBy(call::step);
  }

  @Test
  void everyStageIsAnnouncedBeforeItHappens() {
    Copying call = new Copying("a", new ContextMutex());
    call.run(
        (context, stage) -> {
          assertThat(context).isSameAs(call);
          log.add("before " + stage);
        });
    assertThat(log)
        .containsExactly(
            "before LOCK", "a LOCK", "before COPY", "a COPY", "before UNLOCK", "a UNLOCK");
  }

  @Test
  void oneThreadInterleavesCalls() {
    ContextMutex mutex = new ContextMutex();
    Copying a = new Copying("a", mutex);
    Copying b = new Copying("b", mutex);
    a.step();
    assertThat(b.ready()).isFalse();
    a.step();
    a.step();
    assertThat(b.ready()).isTrue();
    b.run(StepPoints.NONE);
    assertThat(log).containsExactly("a LOCK", "a COPY", "a UNLOCK", "b LOCK", "b COPY", "b UNLOCK");
  }

  @Test
  void aCallWhoseStageThrowsDropsWhatItHoldsAndIsDone() {
    ContextMutex mutex = new ContextMutex();
    Copying call = new Copying("a", mutex);
    call.step();
    call.failure = new ArithmeticException("planted");
    assertThatThrownBy(call::step).isSameAs(call.failure);
    assertThat(log).containsExactly("a LOCK", "a abandons COPY");
    assertThat(mutex.isLocked()).isFalse();
    assertThat(call.done()).isTrue();
    assertThat(call.ready()).isFalse();
    assertThatIllegalStateException().isThrownBy(call::step);
  }

  @Test
  void aCallWhoseStepPointThrowsDropsWhatItHoldsAndIsDone() {
    ContextMutex mutex = new ContextMutex();
    Copying call = new Copying("a", mutex);
    StepPoints points =
        (context, stage) -> {
          if (stage == Stage.UNLOCK) {
            throw new UnsupportedOperationException("planted");
          }
        };
    assertThatThrownBy(() -> call.run(points)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(log).containsExactly("a LOCK", "a COPY", "a abandons UNLOCK");
    assertThat(mutex.isLocked()).isFalse();
    assertThat(call.done()).isTrue();
  }
}
