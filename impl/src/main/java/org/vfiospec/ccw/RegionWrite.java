package org.vfiospec.ccw;

import java.util.OptionalInt;
import org.vfiospec.ccw.DesignChoices.WriteIrbArea;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.TranslationException;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.Errno;

/**
 * A write of user space to the I/O region (vfio_ccw_ops.c, vfio_ccw_mdev_write_io_region, and the
 * io_request that it dispatches): module CcwWrite.
 *
 * <p>Every write that is let in, of whatever range, is a start request. Used by one thread at a
 * time, any thread.
 */
public final class RegionWrite extends Call<RegionWrite.Stage> {
  /** The stages, in the order in which a start that succeeds takes them; each is an action. */
  public enum Stage {
    /** Size check and admission: WriteBegin, WriteRetry, WriteRetryNotAdmitted. EINVAL, EACCES. */
    ENTER,
    /** mutex_trylock: WriteTrylock, WriteContended. EAGAIN. */
    TRYLOCK,
    /** copy_from_user: WriteCopy. EFAULT. */
    COPY,
    /** The state is read, and with it the cell of the jump table: WriteDispatch. */
    DISPATCH,
    /** The cell that serves: the state says so. WriteAccept. */
    ACCEPT,
    /** The cell that refuses: ret_code says why. WriteRefuse. */
    REFUSE,
    /** cp_init and cp_prefetch: WriteTranslate. */
    TRANSLATE,
    /** The state changes before SSCH: WriteBusy. Waits for sch-&gt;lock. */
    BUSY,
    /** SSCH: WriteSsch, WriteNoOrb. Waits for sch-&gt;lock if the revision holds it here. */
    SSCH,
    /** The error exit of io_request: WriteFail. */
    FAIL,
    /** ret_code becomes the result: WriteFinish. */
    FINISH
  }

  private final Driver driver;
  private final DesignChoices choices;
  private final long pos;
  private final UserBuffer source;
  private final int count;

  /** The errno of the cell that refuses. */
  private Errno refusal;

  /** Whether this write built the program, which its error exit then frees. */
  private boolean built;

  private volatile OptionalInt conditionCode = OptionalInt.empty();

  /** Null until the write returns. */
  private volatile Integer result;

  RegionWrite(Driver driver, long pos, UserBuffer source, int count) {
    super(Stage.ENTER);
    this.driver = driver;
    choices = driver.choices;
    this.pos = pos;
    this.source = source;
    this.count = count;
  }

  /**
   * What the system call returns: the count, or -errno. If user space wrote a positive ret_code,
   * and the driver had nothing to say, that number.
   *
   * @throws IllegalStateException if the write has not returned, or has thrown
   */
  public int result() {
    Integer returned = result;
    if (returned == null) {
      throw new IllegalStateException("the write has not returned but is at " + stage());
    }
    return returned;
  }

  /** The condition code that SSCH set; empty if the write has not come to it. */
  public OptionalInt conditionCode() {
    return conditionCode;
  }

  /**
   * The errno of the cell of the jump table; null before DISPATCH, and if the cell serves. To be
   * asked by the thread of the write, or while it is stopped.
   */
  public Errno refusal() {
    return refusal;
  }

  @Override
  public boolean ready() {
    Stage next = stage();
    if (next == Stage.BUSY) {
      return !driver.schLock.isLocked();
    }
    if (next == Stage.SSCH) {
      return !choices.sschUnderSchLock() || !driver.schLock.isLocked();
    }
    return super.ready();
  }

  @Override
  protected Stage perform(Stage stage) {
    return switch (stage) {
      case ENTER -> enter();
      case TRYLOCK -> trylock();
      case COPY -> copy();
      case DISPATCH -> dispatch();
      case ACCEPT -> accept();
      case REFUSE -> answer(refusal, Stage.FINISH);
      case TRANSLATE -> translate();
      case BUSY -> busy();
      case SSCH -> ssch();
      case FAIL -> fail();
      case FINISH -> finish();
    };
  }

  private Stage enter() {
    if (!driver.region.fits(pos, count)) {
      return returns(Errno.EINVAL.result());
    }
    if (!admitted(driver.state)) {
      return returns(Errno.EACCES.result());
    }
    return choices.ioMutex() ? Stage.TRYLOCK : Stage.COPY;
  }

  private boolean admitted(DriverState state) {
    return switch (choices.admission()) {
      case NONE -> true;
      case IDLE -> state == DriverState.IDLE;
      case OPEN -> state.isOpen();
    };
  }

  private Stage trylock() {
    return driver.ioMutex.tryLock(this) ? Stage.COPY : returns(Errno.EAGAIN.result());
  }

  private Stage copy() {
    if (!source.holds(count)) {
      dropIoMutex();
      return returns(Errno.EFAULT.result());
    }
    int from = (int) pos;
    boolean kept = choices.writeIrbArea() == WriteIrbArea.KEPT;
    int taken = Math.min(count, (kept ? IoRegion.IRB_AREA : IoRegion.SIZE) - from);
    if (taken > 0) {
      driver.region.copyIn(from, source.bytes(), source.offset(), taken);
    }
    return Stage.DISPATCH;
  }

  private Stage dispatch() {
    refusal = cell(driver.state);
    return refusal == null ? Stage.ACCEPT : Stage.REFUSE;
  }

  /**
   * The column IO_REQ of the jump table (vfio_ccw_fsm.c): the errno of the cell that refuses; null
   * where the cell serves.
   */
  private Errno cell(DriverState state) {
    return switch (state) {
      case IDLE -> null;
      case NOT_OPER, STANDBY -> Errno.EIO;
      default ->
          state == choices.pendingState() ? choices.pendingErrno() : choices.processingErrno();
    };
  }

  private Stage accept() {
    driver.state = choices.processingState();
    return Stage.TRANSLATE;
  }

  private Stage translate() {
    int fctl = driver.region.scsw().fctl();
    if (fctl == 0) {
      // Where a write reaches ret_code, what user space wrote there is the answer.
      if (choices.writeIrbArea() == WriteIrbArea.KEPT) {
        driver.region.setRetCode(Errno.EINVAL.result());
      }
      return Stage.FAIL;
    }
    Orb orb = driver.region.orb();
    if ((fctl & Scsw.FCTL_START) == 0 || orb.has(Orb.Flag.TRANSPORT)) {
      return answer(Errno.EOPNOTSUPP, Stage.FAIL);
    }
    built = true;
    try {
      driver.program.build(orb, ChannelProgram.read(driver.memory, orb));
    } catch (TranslationException e) {
      driver.program.build(orb, ChannelProgram.EMPTY);
      return answer(e.errno(), Stage.FAIL);
    }
    driver.region.setRetCode(0);
    return choices.sschUnderSchLock() ? Stage.SSCH : Stage.BUSY;
  }

  private Stage busy() {
    driver.schLock.lock(this);
    driver.state = choices.pendingState();
    driver.schLock.unlock(this);
    return Stage.SSCH;
  }

  private Stage ssch() {
    if (choices.sschUnderSchLock()) {
      driver.schLock.lock(this);
    }
    try {
      return driver.program.held().map(this::start).orElseGet(() -> answer(Errno.EIO, Stage.FAIL));
    } finally {
      if (choices.sschUnderSchLock()) {
        driver.schLock.unlock(this);
      }
    }
  }

  private Stage start(HeldProgram held) {
    Orb orb = issued(held.orb());
    int cc = driver.subchannel.ssch(orb, held.program());
    conditionCode = OptionalInt.of(cc);
    switch (cc) {
      case ConditionCode.ACCEPTED:
        // Without the lock the interrupt may have been served already, and the state be another's.
        if (choices.sschUnderSchLock()) {
          driver.state = choices.pendingState();
        }
        driver.region.setRetCode(0);
        return Stage.FINISH;
      case ConditionCode.STATUS_PENDING, ConditionCode.BUSY:
        return answer(Errno.EBUSY, Stage.FAIL);
      default:
        return answer(pathsLeft(orb), Stage.FAIL);
    }
  }

  /**
   * The ORB as the driver issues it: the translated program is one of format 1, and a mask of zero
   * stands for all paths that have not failed.
   */
  private Orb issued(Orb orb) {
    Orb format1 = orb.with(Orb.Flag.FMT);
    return orb.lpm() == 0 ? format1.withLpm(driver.paths) : format1;
  }

  /** Condition code 3: the paths that were tried are not to be tried again. */
  private Errno pathsLeft(Orb tried) {
    driver.paths &= ~tried.lpm();
    boolean there = driver.subchannel.stsch() == ConditionCode.ACCEPTED;
    return there && driver.paths != 0 ? Errno.EACCES : Errno.ENODEV;
  }

  private Stage fail() {
    if (built) {
      driver.program.free();
    }
    if (choices.errorExitIdle()) {
      driver.state = DriverState.IDLE;
    }
    return Stage.FINISH;
  }

  private Stage finish() {
    int retCode = driver.region.retCode();
    if (choices.writeIdle() && retCode != 0) {
      driver.state = DriverState.IDLE;
    }
    dropIoMutex();
    return returns(retCode != 0 ? retCode : count);
  }

  private void dropIoMutex() {
    if (choices.ioMutex()) {
      driver.ioMutex.unlock(this);
    }
  }

  private Stage answer(Errno errno, Stage next) {
    driver.region.setRetCode(errno.result());
    return next;
  }

  private Stage returns(int value) {
    result = value;
    return null;
  }

  /**
   * A request that is given up before its SSCH takes the error exit: nothing else would end the
   * state that it is in. From SSCH on the channel may have it, and its interrupt does that.
   */
  @Override
  protected void abandon(Stage at) {
    switch (at) {
      case TRANSLATE, BUSY, FAIL -> {
        fail();
        if (choices.writeIdle()) {
          driver.state = DriverState.IDLE;
        }
      }
      default -> {}
    }
    driver.schLock.unlockIfOwned(this);
    driver.ioMutex.unlockIfOwned(this);
  }

  @Override
  public String toString() {
    return "write of " + count + " bytes at " + pos;
  }
}
