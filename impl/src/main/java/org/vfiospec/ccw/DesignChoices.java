package org.vfiospec.ccw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.vfio.Errno;

/**
 * A revision of the driver: one value for every design choice, as in the record {@code
 * DesignChoices} of {@code spec/ccw/CcwRevisions.tla}, whose names these are and where each is
 * explained.
 *
 * @param admission the state a write must find before anything is copied
 * @param ioMutex whether reads take io_mutex, and writes try to
 * @param writeIrbArea whether a write reaches irb_area and ret_code
 * @param processingState the state while a request is translated: IDLE, BOXED, BUSY, CP_PROCESSING
 * @param pendingState the state while the channel has a request: BUSY, CP_PENDING
 * @param processingErrno what a request gets in processingState: EBUSY, EAGAIN
 * @param pendingErrno what a request gets in pendingState: EBUSY, EAGAIN
 * @param sschUnderSchLock whether SSCH and its bookkeeping are one section of sch-&gt;lock
 * @param cpGuard whether accessors of the channel program test {@code initialized}
 * @param errorExitIdle whether the error exit of io_request sets IDLE
 * @param writeIdle whether the write sets IDLE for a nonzero ret_code
 * @param irbHandoff from the hard interrupt to the worker
 * @param freeOn the IRB at which the worker frees the program
 * @param workerLock the stages of the worker that are under io_mutex
 * @param idleOn the IRB at which the worker sets IDLE
 * @param idleWhen whether IDLE comes before or after the signal
 * @param acknowledge whether an IRB stays in irb_area until it has been read
 */
public record DesignChoices(
    Admission admission,
    boolean ioMutex,
    WriteIrbArea writeIrbArea,
    DriverState processingState,
    DriverState pendingState,
    Errno processingErrno,
    Errno pendingErrno,
    boolean sschUnderSchLock,
    boolean cpGuard,
    boolean errorExitIdle,
    boolean writeIdle,
    IrbHandoff irbHandoff,
    FreeOn freeOn,
    WorkerLock workerLock,
    IdleOn idleOn,
    IdleWhen idleWhen,
    boolean acknowledge) {
  private static final Set<DriverState> PROCESSING_STATES =
      EnumSet.of(DriverState.IDLE, DriverState.BOXED, DriverState.BUSY, DriverState.CP_PROCESSING);
  private static final Set<DriverState> PENDING_STATES =
      EnumSet.of(DriverState.BUSY, DriverState.CP_PENDING);
  private static final Set<Errno> BUSY_ERRNOS = EnumSet.of(Errno.EBUSY, Errno.EAGAIN);

  /**
   * All there, and states and errnos among those that the choice offers.
   *
   * @throws IllegalArgumentException if a state or an errno is not
   */
  public DesignChoices {
    Objects.requireNonNull(admission);
    Objects.requireNonNull(writeIrbArea);
    Objects.requireNonNull(irbHandoff);
    Objects.requireNonNull(freeOn);
    Objects.requireNonNull(workerLock);
    Objects.requireNonNull(idleOn);
    Objects.requireNonNull(idleWhen);
    offered("processingState", processingState, PROCESSING_STATES);
    offered("pendingState", pendingState, PENDING_STATES);
    offered("processingErrno", processingErrno, BUSY_ERRNOS);
    offered("pendingErrno", pendingErrno, BUSY_ERRNOS);
  }

  /**
   * The choices of a TLA+ record, whose values are strings and booleans.
   *
   * @throws IllegalArgumentException if a field is missing or unknown, or has an unknown value; the
   *     message is one line that names it
   */
  public static DesignChoices of(Map<String, Object> fields) {
    Fields given = new Fields(fields);
    return new DesignChoices(
        given.named("admission", Admission.class),
        given.truth("ioMutex"),
        given.named("writeIrbArea", WriteIrbArea.class),
        given.constant("processingState", PROCESSING_STATES),
        given.constant("pendingState", PENDING_STATES),
        given.constant("processingErrno", BUSY_ERRNOS),
        given.constant("pendingErrno", BUSY_ERRNOS),
        given.truth("sschUnderSchLock"),
        given.truth("cpGuard"),
        given.truth("errorExitIdle"),
        given.truth("writeIdle"),
        given.named("irbHandoff", IrbHandoff.class),
        given.named("freeOn", FreeOn.class),
        given.named("workerLock", WorkerLock.class),
        given.named("idleOn", IdleOn.class),
        given.named("idleWhen", IdleWhen.class),
        given.truth("acknowledge"));
  }

  private static void offered(String field, Enum<?> value, Set<? extends Enum<?>> offered) {
    if (!offered.contains(value)) {
      throw new IllegalArgumentException(
          "design choice " + field + ": " + value + " is none of " + offered);
    }
  }

  /** The fields of a TLA+ record; it has exactly those of the record here. */
  private record Fields(Map<String, Object> fields) {
    Fields {
      Set<String> known = new TreeSet<>();
      Arrays.stream(DesignChoices.class.getRecordComponents())
          .forEach(component -> known.add(component.getName()));
      Set<String> unknown = new TreeSet<>(fields.keySet());
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("unknown design choice: " + String.join(", ", unknown));
      }
      known.removeAll(fields.keySet());
      if (!known.isEmpty()) {
        throw new IllegalArgumentException("missing design choice: " + String.join(", ", known));
      }
    }

    boolean truth(String field) {
      if (fields.get(field) instanceof Boolean value) {
        return value;
      }
      throw refused(field, List.of("TRUE", "FALSE"));
    }

    /** The enum constant BEFORE_SIGNAL is the TLA+ string "beforeSignal". */
    <E extends Enum<E>> E named(String field, Class<E> type) {
      List<String> names = new ArrayList<>();
      for (E constant : type.getEnumConstants()) {
        String name = camelCase(constant.name());
        if (name.equals(fields.get(field))) {
          return constant;
        }
        names.add('"' + name + '"');
      }
      throw refused(field, names);
    }

    /** The enum constant EAGAIN is the TLA+ string "EAGAIN". */
    <E extends Enum<E>> E constant(String field, Set<E> offered) {
      return offered.stream()
          .filter(constant -> constant.name().equals(fields.get(field)))
          .findFirst()
          .orElseThrow(
              () -> refused(field, offered.stream().map(each -> '"' + each.name() + '"').toList()));
    }

    private IllegalArgumentException refused(String field, List<String> offered) {
      Object value = fields.get(field);
      String shown = value instanceof String ? "\"" + value + '"' : String.valueOf(value);
      return new IllegalArgumentException(
          "design choice " + field + ": " + shown + " is none of " + String.join(", ", offered));
    }

    private static String camelCase(String constant) {
      StringBuilder name = new StringBuilder();
      for (String word : constant.split("_")) {
        String lower = word.toLowerCase(java.util.Locale.ROOT);
        name.append(
            name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
      }
      return name.toString();
    }
  }
}
