package org.vfiospec.binding.ccw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.vfiospec.binding.DriverMutant;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;
import org.vfiospec.vfio.Call;

/** Implementations with a fault each, for the gates to find. */
final class Mutants {
  private static final String IO_REGION = "org.vfiospec.ccw.IoRegion";
  private static final String REGION_WRITE = "org.vfiospec.ccw.RegionWrite";

  private static final DriverMutant DRIVER =
      new DriverMutant(CcwBinding.class, "org.vfiospec.ccw", "org.vfiospec.channel");

  private Mutants() {}

  /** The driver of other design choices than the specification has. */
  static Binding withChoice(String choice, Object value) {
    return new BindingAround(
        (revision, initial, stepper) -> {
          Map<String, Object> choices = new HashMap<>(revision.choices());
          choices.put(choice, value);
          return new CcwBinding()
              .subject(
                  new Revision(revision.name(), revision.since(), revision.source(), choices),
                  initial,
                  stepper);
        });
  }

  /** A fault in what SSCH tells, which leads the driver to the same errno. */
  static Binding withConditionCodesSwapped() {
    String pending = "if (state.pending().isPresent()) {\n      return new Transition<>(state, ";
    String busy = "if (state.controls().fctl() != 0) {\n      return new Transition<>(state, ";
    String paths = "if ((start.orb()";
    return DRIVER.with(
        "org.vfiospec.channel.Instructions",
        pending
            + "ConditionCode.STATUS_PENDING);\n    }\n    "
            + busy
            + "ConditionCode.BUSY);\n    }\n    "
            + paths,
        pending
            + "ConditionCode.BUSY);\n    }\n    "
            + busy
            + "ConditionCode.STATUS_PENDING);\n    }\n    "
            + paths);
  }

  /** One byte of the IRB in the region is another one than the device presented. */
  static Binding withAnIrbCorruptedAt(int index) {
    return DRIVER.with(
        IO_REGION,
        "void putIrbLo(Irb irb) {\n",
        "void putIrbLo(Irb whole) {\n"
            + "    byte[] corrupted = whole.toBytes();\n"
            + "    corrupted["
            + index
            + "] ^= 1;\n"
            + "    Irb irb = Irb.parse(corrupted, 0);\n");
  }

  /** A read gives user space one byte of the IRB other than it is in the region. */
  static Binding withAReadCorruptedAt(int index) {
    return DRIVER.with(
        IO_REGION,
        "    bytes.copyOut(pos, target, offset, count);\n",
        "    bytes.copyOut(pos, target, offset, count);\n"
            + "    int at = IRB_AREA + "
            + index
            + " - pos;\n"
            + "    if (at >= 0 && at < count) {\n      target[offset + at] ^= 1;\n    }\n");
  }

  /** The interrupt hands over an IRB with another byte than TSCH stored. */
  static Binding withAnIrbHandedOverCorruptedAt(int index) {
    return DRIVER.with(
        "org.vfiospec.ccw.HardInterrupt",
        "driver.handoff.put(taken);",
        "byte[] bytes = taken.toBytes();\n    bytes["
            + index
            + "] ^= 1;\n"
            + "    driver.handoff.put(Irb.parse(bytes, 0));");
  }

  /** A write that succeeds returns 1. */
  static Binding withAShortWrite() {
    return DRIVER.with(
        REGION_WRITE,
        "return returns(retCode != 0 ? retCode : count);",
        "return returns(retCode != 0 ? retCode : 1);");
  }

  /** A write beyond the end of the region is refused, and does something before it is. */
  static Binding withARefusalThat(String does) {
    return DRIVER.with(
        REGION_WRITE,
        "    if (!driver.region.fits(pos, count)) {\n",
        "    if (!driver.region.fits(pos, count)) {\n      " + does + "\n");
  }

  /** A write beyond the end of the region gets another errno. */
  static Binding withTheErrnoBeyondTheEnd(String errno) {
    return DRIVER.with(
        REGION_WRITE,
        "return returns(Errno.EINVAL.result());",
        "return returns(Errno." + errno + ".result());");
  }

  /** A write before the device is open gets another errno. */
  static Binding withTheErrnoInStandby(String errno) {
    return DRIVER.with(
        REGION_WRITE,
        "case NOT_OPER, STANDBY -> Errno.EIO;",
        "case NOT_OPER, STANDBY -> Errno." + errno + ";");
  }

  /** The worker dies of a copy. */
  static Binding thatFails() {
    return DRIVER.with(
        "org.vfiospec.ccw.IoTodo",
        "driver.region.putIrbLo(irb);",
        "Object nothing = null;\n    nothing.hashCode();");
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
        (revision, initial, stepper) ->
            new CcwBinding()
                .subject(
                    revision,
                    initial,
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
    Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper);
  }

  private record BindingAround(Subjects subjects) implements Binding {
    @Override
    public String protocol() {
      return new CcwBinding().protocol();
    }

    @Override
    public String part() {
      return new CcwBinding().part();
    }

    @Override
    public List<String> variables() {
      return new CcwBinding().variables();
    }

    @Override
    public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
      return subjects.subject(revision, initial, stepper);
    }
  }
}
