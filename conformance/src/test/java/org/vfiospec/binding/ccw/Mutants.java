package org.vfiospec.binding.ccw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Call;

/** Implementations with a fault each, for the gates to find. */
final class Mutants {
  private Mutants() {}

  /** The driver of other design choices than the specification has. */
  static Binding withChoice(String choice, Object value) {
    return new BindingAround(
        (revision, stepper) -> {
          Map<String, Object> choices = new HashMap<>(revision.choices());
          choices.put(choice, value);
          return new CcwBinding()
              .subject(
                  new Revision(revision.name(), revision.since(), revision.source(), choices),
                  stepper);
        });
  }

  /** The driver of another revision. */
  static Binding of(Revision other) {
    return new BindingAround((revision, stepper) -> new CcwBinding().subject(other, stepper));
  }

  /** No fault; the latest implementation made is kept. */
  static Binding remembering(AtomicReference<CcwSubject> made) {
    return new BindingAround(
        (revision, stepper) -> {
          made.set((CcwSubject) new CcwBinding().subject(revision, stepper));
          return made.get();
        });
  }

  /** What it answers to a request that is to be refused is changed. */
  static Binding thatAnswers(UnaryOperator<String> change) {
    return new BindingAround(
        (revision, stepper) ->
            new SubjectAround(new CcwBinding().subject(revision, stepper)) {
              @Override
              public String refuse(String request) {
                return change.apply(super.refuse(request));
              }
            });
  }

  /** A refused request leaves its traces in a variable. */
  static Binding thatRemembersRefusals(String variable, Object value) {
    return new BindingAround(
        (revision, stepper) ->
            new SubjectAround(new CcwBinding().subject(revision, stepper)) {
              private boolean refused;

              @Override
              public String refuse(String request) {
                refused = true;
                return super.refuse(request);
              }

              @Override
              public void perform(Step step) {
                refused = false;
                super.perform(step);
              }

              @Override
              public Object observe(String asked) {
                return refused && asked.equals(variable) ? value : super.observe(asked);
              }
            });
  }

  /**
   * The worker has a lock of its own from its first stage to its last, which a write takes to enter
   * or which it does not know: a thread that has it already goes on.
   */
  static Binding withALockTheSpecificationDoesNotKnow() {
    return withCalls(
        new CallChange() {
          private final ReentrantLock lock = new ReentrantLock();

          @Override
          public <S extends Enum<S>> Call<S> change(Call<S> call) {
            return new CallAround<>(call) {
              @Override
              void before(S stage) {
                if (stage == IoTodo.Stage.BEGIN || stage == RegionWrite.Stage.ENTER) {
                  lock.lock();
                }
              }

              @Override
              void after(S stage, boolean last) {
                if (stage == RegionWrite.Stage.ENTER || (last && call instanceof IoTodo)) {
                  lock.unlock();
                }
              }
            };
          }
        });
  }

  /** The interrupt takes a lock that the worker drops: a lock that belongs to a thread cannot. */
  static Binding withALockHandedToAnotherContext() {
    return withCalls(
        new CallChange() {
          private final ReentrantLock lock = new ReentrantLock();

          @Override
          public <S extends Enum<S>> Call<S> change(Call<S> call) {
            return new CallAround<>(call) {
              @Override
              void before(S stage) {
                if (stage == org.vfiospec.ccw.HardInterrupt.Stage.TSCH && !lock.isLocked()) {
                  lock.lock();
                } else if (stage == IoTodo.Stage.BEGIN && lock.isLocked()) {
                  lock.unlock();
                }
              }

              @Override
              void after(S stage, boolean last) {}
            };
          }
        });
  }

  /** The worker never comes back from its copy. */
  static Binding thatSleepsForEver() {
    return withCalls(
        new CallChange() {
          @Override
          public <S extends Enum<S>> Call<S> change(Call<S> call) {
            return new CallAround<>(call) {
              @Override
              void before(S stage) {
                if (stage == IoTodo.Stage.COPY_LO) {
                  await(new CountDownLatch(1));
                }
              }

              @Override
              void after(S stage, boolean last) {}
            };
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only the first traces of a suite. */
  static CoveringSuite firstTraces(CoveringSuite suite, int traces) {
    return new CoveringSuite(
        suite.states(),
        suite.edges(),
        suite.traces().subList(0, Math.min(traces, suite.traces().size())),
        suite.bound());
  }

  private interface CallChange {
    <S extends Enum<S>> Call<S> change(Call<S> call);
  }

  private static Binding withCalls(CallChange change) {
    return new BindingAround(
        (revision, stepper) ->
            new CcwBinding()
                .subject(
                    revision,
                    new Stepper() {
                      @Override
                      public void enter(String context, Call<?> call) {
                        stepper.enter(context, change.change(call));
                      }

                      @Override
                      public void step(String context) {
                        stepper.step(context);
                      }

                      @Override
                      public void act(String context, Runnable action) {
                        stepper.act(context, action);
                      }

                      @Override
                      public void reset() {
                        stepper.reset();
                      }

                      @Override
                      public void close() {
                        stepper.close();
                      }
                    }));
  }

  private interface Subjects {
    Subject subject(Revision revision, Stepper stepper);
  }

  private record BindingAround(Subjects subjects) implements Binding {
    @Override
    public String protocol() {
      return new CcwBinding().protocol();
    }

    @Override
    public List<String> variables() {
      return new CcwBinding().variables();
    }

    @Override
    public List<String> contexts() {
      return new CcwBinding().contexts();
    }

    @Override
    public Subject subject(Revision revision, Stepper stepper) {
      return subjects.subject(revision, stepper);
    }
  }

  private static class SubjectAround implements Subject {
    private final Subject subject;

    SubjectAround(Subject subject) {
      this.subject = subject;
    }

    @Override
    public void perform(Step step) {
      subject.perform(step);
    }

    @Override
    public Object observe(String variable) {
      return subject.observe(variable);
    }

    @Override
    public String refuse(String request) {
      return subject.refuse(request);
    }

    @Override
    public Optional<String> outcome() {
      return subject.outcome();
    }
  }
}
