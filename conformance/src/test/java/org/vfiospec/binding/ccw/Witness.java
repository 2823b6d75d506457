package org.vfiospec.binding.ccw;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.ccw.DriverState;
import org.vfiospec.ccw.DriverView;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Irb;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;

/** The binding, which keeps what the driver itself held after each step of its latest replay. */
final class Witness implements Binding {
  /** The stages to come at which the worker looks at what was handed over. */
  private static final Set<IoTodo.Stage> DELIVERING =
      EnumSet.of(IoTodo.Stage.FREE, IoTodo.Stage.COPY_LO, IoTodo.Stage.COPY_HI);

  private final CcwBinding binding = new CcwBinding();
  private final List<Moment> moments = new ArrayList<>();
  private CcwSubject subject;

  /**
   * The driver after a step.
   *
   * @param irbArea what irb_area holds
   * @param carried the IRB that the run of the worker has copied whole
   * @param handedOver what the interrupt handed over and somebody will yet look at
   * @param read the IRB that the step gave to user space
   */
  record Moment(
      Step step,
      DriverState state,
      Irb irbArea,
      Optional<Irb> carried,
      List<Irb> handedOver,
      Optional<Irb> read) {
    boolean is(CcwAction action) {
      return step.action().equals(action.specName());
    }
  }

  /** After each step, in their order. */
  List<Moment> moments() {
    return moments;
  }

  /** As it was left. */
  CcwSubject subject() {
    return subject;
  }

  /** The IRBs that TSCH took, in their order. */
  List<Irb> taken() {
    return moments.stream()
        .filter(moment -> moment.is(CcwAction.IRQ_TSCH))
        .map(moment -> moment.handedOver().get(moment.handedOver().size() - 1))
        .toList();
  }

  /** The IRBs that were whole in irb_area when the eventfd was signalled of them. */
  List<Irb> signalled() {
    List<Irb> signalled = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      if (moments.get(i).is(CcwAction.WORK_SIGNAL)) {
        moments.get(i - 1).carried().ifPresent(signalled::add);
      }
    }
    return signalled;
  }

  /** What user space read, in its order. */
  List<Irb> read() {
    return moments.stream().flatMap(moment -> moment.read().stream()).toList();
  }

  @Override
  public String protocol() {
    return binding.protocol();
  }

  @Override
  public String part() {
    return binding.part();
  }

  @Override
  public List<String> variables() {
    return binding.variables();
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    moments.clear();
    subject = (CcwSubject) binding.subject(revision, initial, stepper);
    return new Subject() {
      @Override
      public void perform(Step step) {
        subject.perform(step);
        moments.add(moment(step));
      }

      @Override
      public Optional<String> outcome() {
        return subject.outcome();
      }

      @Override
      public Object observe(String variable) {
        return subject.observe(variable);
      }

      @Override
      public String refuse(String request) {
        return subject.refuse(request);
      }
    };
  }

  private Moment moment(Step step) {
    DriverView view = subject.view();
    boolean looked =
        view.interruptHoldsSchLock()
            || view.workQueued()
            || view.running().filter(run -> DELIVERING.contains(run.stage())).isPresent();
    return new Moment(
        step,
        view.state(),
        Irb.parse(view.region(), VfioCcwDevice.IRB_AREA),
        view.running().flatMap(IoTodo::copied),
        looked ? view.handedOver() : List.of(),
        step.action().equals(CcwAction.READ_HI.specName())
            ? Optional.of(
                Irb.parse(
                    subject.lastRead((String) step.arguments().get(0)), VfioCcwDevice.IRB_AREA))
            : Optional.empty());
  }
}
