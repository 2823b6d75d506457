package org.vfiospec.binding.ccw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vfiospec.ccw.HardInterrupt;
import org.vfiospec.ccw.IoTodo;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Step;

/**
 * The actions of module VfioCcw: who takes each, with which arguments, and which stage of a call
 * into the driver it is.
 */
enum CcwAction {
  OPEN(Taker.OPENER),

  PRESENT_INTERMEDIATE(Taker.DEVICE),
  PRESENT_FINAL(Taker.DEVICE),
  PRESENT_UNSOLICITED(Taker.DEVICE, Argument.NUMBER),

  IRQ_TSCH(HardInterrupt.Stage.TSCH),
  IRQ_QUEUE(HardInterrupt.Stage.QUEUE),

  WORK_BEGIN(IoTodo.Stage.BEGIN),
  WORK_DEFER(IoTodo.Stage.FREE),
  WORK_FREE(IoTodo.Stage.FREE),
  WORK_COPY_LO(IoTodo.Stage.COPY_LO),
  WORK_COPY_HI(IoTodo.Stage.COPY_HI),
  WORK_SIGNAL(IoTodo.Stage.SIGNAL),
  WORK_READY(IoTodo.Stage.READY),

  WRITE_BEGIN(RegionWrite.Stage.ENTER, Argument.SIZE, Argument.NUMBER),
  WRITE_RETRY(RegionWrite.Stage.ENTER, Argument.SIZE),
  WRITE_RETRY_NOT_ADMITTED(RegionWrite.Stage.ENTER),
  WRITE_TRYLOCK(RegionWrite.Stage.TRYLOCK),
  WRITE_CONTENDED(RegionWrite.Stage.TRYLOCK),
  WRITE_COPY(RegionWrite.Stage.COPY),
  WRITE_DISPATCH(RegionWrite.Stage.DISPATCH),
  WRITE_ACCEPT(RegionWrite.Stage.ACCEPT),
  WRITE_REFUSE(RegionWrite.Stage.REFUSE),
  WRITE_TRANSLATE(RegionWrite.Stage.TRANSLATE, Argument.TRUTH),
  WRITE_BUSY(RegionWrite.Stage.BUSY),
  WRITE_SSCH(RegionWrite.Stage.SSCH, Argument.CONDITION_CODE),
  WRITE_NO_ORB(RegionWrite.Stage.SSCH),
  WRITE_FAIL(RegionWrite.Stage.FAIL),
  WRITE_FINISH(RegionWrite.Stage.FINISH, Argument.RESULT),

  READ_NOTIFIED(Taker.USER, Argument.USER),
  READ_LO(RegionRead.Stage.LO),
  READ_HI(RegionRead.Stage.HI, Argument.HALVES);

  /** Who takes an action, by the names that the guide to the actions has. */
  enum Taker {
    OPENER,
    DEVICE,
    INTERRUPT,
    WORKER,
    USER
  }

  /** What an argument can be. */
  private enum Argument {
    USER("a user-space thread", String.class::isInstance),
    SIZE("the size of a write", value -> Programs.SIZES.containsKey(value)),
    NUMBER("a number", value -> value instanceof Integer nr && nr >= 1 && nr <= Programs.MOST),
    TRUTH("a boolean", Boolean.class::isInstance),
    CONDITION_CODE("a condition code", value -> value instanceof Integer cc && cc >= 0 && cc <= 3),
    RESULT("a result", String.class::isInstance),
    HALVES("the halves of an IRB", value -> value instanceof List<?> halves && halves.size() == 2);

    private final String words;
    private final Function<Object, Boolean> admits;

    Argument(String words, Function<Object, Boolean> admits) {
      this.words = words;
      this.admits = admits;
    }
  }

  private static final Map<String, CcwAction> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(CcwAction::specName, each -> each));

  private final String specName;
  private final Taker taker;
  private final Enum<?> stage;
  private final List<Argument> arguments;

  CcwAction(Taker taker, Argument... arguments) {
    this(taker, null, List.of(arguments));
  }

  CcwAction(HardInterrupt.Stage stage) {
    this(Taker.INTERRUPT, stage, List.of());
  }

  CcwAction(IoTodo.Stage stage) {
    this(Taker.WORKER, stage, List.of());
  }

  CcwAction(RegionWrite.Stage stage, Argument... more) {
    this(Taker.USER, stage, ofUser(more));
  }

  CcwAction(RegionRead.Stage stage, Argument... more) {
    this(Taker.USER, stage, ofUser(more));
  }

  CcwAction(Taker taker, Enum<?> stage, List<Argument> arguments) {
    specName =
        Arrays.stream(name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    this.taker = taker;
    this.stage = stage;
    this.arguments = arguments;
  }

  private static List<Argument> ofUser(Argument... more) {
    List<Argument> all = new ArrayList<>(List.of(Argument.USER));
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /** The name in the specification: WRITE_COPY is {@code WriteCopy}. */
  String specName() {
    return specName;
  }

  Taker taker() {
    return taker;
  }

  /** The stage of the call that the action is; null if it is none. */
  Enum<?> stage() {
    return stage;
  }

  /** The step of the specification that takes this action. */
  Step step(Object... values) {
    return new Step(specName, List.of(values));
  }

  /**
   * The action that a step takes.
   *
   * @throws UnreplayableException if the step is not of this specification
   */
  static CcwAction of(Step step) {
    CcwAction action = BY_NAME.get(step.action());
    if (action == null) {
      throw new UnreplayableException("the binding does not know the action " + step.action());
    }
    if (!action.takes(step.arguments())) {
      throw new UnreplayableException(
          step
              + " has arguments that are not those of this action, "
              + action.arguments.stream().map(argument -> argument.words).toList());
    }
    return action;
  }

  private boolean takes(List<Object> values) {
    if (values.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!arguments.get(i).admits.apply(values.get(i))) {
        return false;
      }
    }
    return true;
  }
}
