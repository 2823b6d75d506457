package org.vfiospec.ccw;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.vfiospec.vfio.ChoiceFields;
import org.vfiospec.vfio.Errno;

/**
 * A revision of the driver: one value for every design choice, as in the record {@code
 * DesignChoices} of {@code spec/ccw/CcwRevisions.tla}, whose names these are and where each is
 * explained.
 *
 * <p>A choice that guards a step is read in that step, as the specification reads it; one that
 * carries state is a type of its own: {@link IrbHandoff}, and what {@code acknowledge} keeps.
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
  /** Which states admit a write. In the others it gets EACCES, and nothing is copied. */
  public enum Admission {
    /** Any state (since 5.2, 690f6a1581cc). */
    NONE,
    /** IDLE alone (4.12 to 5.1). */
    IDLE,
    /** Any state of an open device (patch of January 2019). */
    OPEN
  }

  /** Who owns irb_area and ret_code, bytes 24 to 123 of the region. */
  public enum WriteIrbArea {
    /** A write reaches them, as it reaches the rest of the region (every kernel so far). */
    COPIED,
    /** They are the driver's: what a write holds for them is skipped. */
    KEPT
  }

  /** The IRB at which the worker frees the channel program. */
  public enum FreeOn {
    /** Any solicited one, so also the first of several (4.12). */
    SOLICITED,
    /** A solicited and final one (since 5.1, "only free cp on final interrupt"). */
    FINAL
  }

  /** The stages of the worker that are under io_mutex. */
  public enum WorkerLock {
    /** None (4.12 to 5.1). */
    NONE,
    /** The copy of the IRB, from COPY_LO to COPY_HI (5.2 to 7.1, 4f76617378ee). */
    COPY,
    /** From FREE to READY (7.2, 34f4feff, has the signal outside). */
    ALL
  }

  /** The IRB at which the worker sets IDLE. */
  public enum IdleOn {
    /** Every one (4.12). */
    ANY,
    /** A final one, solicited or not (5.1 to 5.12). */
    FINAL,
    /** The one at which this run of the worker freed a live program (since 5.13). */
    FREED
  }

  /** Whether the worker sets IDLE before or after it signals. */
  public enum IdleWhen {
    /** READY, then SIGNAL (since 5.3). */
    BEFORE_SIGNAL,
    /** SIGNAL, then READY (4.12 to 5.2). */
    AFTER_SIGNAL
  }

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
    ChoiceFields given = new ChoiceFields(fields, DesignChoices.class);
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
}
