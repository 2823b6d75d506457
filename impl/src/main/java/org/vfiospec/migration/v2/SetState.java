package org.vfiospec.migration.v2;

import java.util.Optional;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.HardwareLostException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.vfio.Errno;

/**
 * SET of VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE: arc by arc until the current state is the wanted
 * one. Used by one thread at a time, any thread.
 */
public final class SetState extends StateCall {
  private static final int NO_FD = -1;

  /** Null if the number is none of a state. */
  private final DeviceState wanted;

  private NextStep next;
  private volatile DataFile made;
  private int reserved = NO_FD;
  private volatile int dataFd = NO_FD;

  /** Null while the driver is on its way. */
  private volatile Integer result;

  SetState(Driver driver, int wanted) {
    super(Stage.BEGIN, driver);
    this.wanted = DeviceState.of(wanted).orElse(null);
  }

  /**
   * What the system call returns: 0; or, negated, EINVAL: the wanted state is none of this device,
   * there is no way to it, or the data written is not a state of it; EIO: the hardware failed;
   * EMFILE, EFAULT: there is no way to hand over the FD. After a failure GET tells the state.
   *
   * @throws IllegalStateException if the call has not returned
   */
  public int result() {
    return returned(result, stage());
  }

  /** What the result is going to be unless the hand-over fails; null while it is on its way. */
  public Integer answer() {
    return result;
  }

  /** The number of the data FD; -1 if the call made none, or failed. */
  public int dataFd() {
    return dataFd;
  }

  /** The state that is wanted; empty if its number is none. */
  public Optional<DeviceState> wanted() {
    return Optional.ofNullable(wanted);
  }

  /** The next step, or the state that is looked from; empty while the call is at neither. */
  public Optional<DeviceState> to() {
    return Optional.ofNullable(next).map(NextStep::state);
  }

  /** The file that is to be handed over, if there is one. */
  public Optional<DataFile> made() {
    return Optional.ofNullable(made);
  }

  @Override
  Stage advance(Stage stage) {
    return switch (stage) {
      case BEGIN -> begin();
      case SKIP -> follow(next.again(wanted, driver.flags, driver.choices.skip()));
      case ARC -> attempt(this::arc);
      case CAPTURE -> attempt(this::capture);
      case DELIVER -> deliver();
      default -> throw new IllegalArgumentException(stage.name());
    };
  }

  private Stage begin() {
    if (driver.choices.handOver() == HandOver.RESERVED_FIRST) {
      reserved = driver.fds.reserve();
      if (reserved < 0) {
        result = reserved;
        return null;
      }
    }
    driver.stateMutex.lock(this);
    return wanted == null ? fail(Errno.EINVAL) : head();
  }

  /** The head of the loop. */
  private Stage head() {
    if (wanted == DeviceState.ERROR && driver.choices.current() == RequestOfCurrent.EXCEPT_ERROR) {
      return fail(Errno.EINVAL);
    }
    return driver.state() == wanted ? arrived() : follow(driver.nextStep(wanted));
  }

  private Stage follow(NextStep answer) {
    next = answer;
    return switch (answer.kind()) {
      case ARC -> Stage.ARC;
      case SKIP -> Stage.SKIP;
      case REFUSED -> fail(Errno.EINVAL);
    };
  }

  private Stage arrived() {
    next = null;
    result = 0;
    return Stage.UNLOCK;
  }

  private Stage fail(Errno errno) {
    next = null;
    made = null;
    result = errno.result();
    return Stage.UNLOCK;
  }

  private interface Attempt {
    Stage make() throws HardwareException, InvalidImageException;
  }

  private Stage attempt(Attempt attempt) {
    try {
      return attempt.make();
    } catch (HardwareLostException e) {
      return lost();
    } catch (HardwareException e) {
      return fail(Errno.EIO);
    } catch (InvalidImageException e) {
      return fail(Errno.EINVAL);
    }
  }

  private Stage lost() {
    driver.commit(DeviceState.ERROR);
    driver.endTransfer();
    return fail(Errno.EIO);
  }

  private Stage commit(DataFile file) {
    driver.commit(next.state());
    made = file;
    return head();
  }

  private Stage arc() throws HardwareException, InvalidImageException {
    return switch (Arc.between(driver.state(), next.state())) {
      case QUIESCE -> {
        driver.hardware.quiesce();
        yield commit(null);
      }
      case UNQUIESCE -> {
        driver.hardware.unquiesce();
        yield commit(null);
      }
      case FREEZE -> {
        driver.hardware.freeze();
        yield commit(null);
      }
      case FREEZE_TO_CAPTURE -> {
        driver.hardware.freeze();
        yield Stage.CAPTURE;
      }
      case UNFREEZE -> {
        driver.hardware.unfreeze();
        yield commit(null);
      }
      case START_LOGGING -> commit(driver.beginSaving(new SavingFile(startLogging())));
      case STOP_LOGGING -> {
        driver.hardware.stopLogging();
        driver.endTransfer();
        yield commit(null);
      }
      case CAPTURE -> {
        SavingFile file = new SavingFile(new byte[0]);
        file.finish(driver.hardware);
        yield commit(driver.beginSaving(file));
      }
      case END_SAVING -> {
        driver.endTransfer();
        yield commit(null);
      }
      case BEGIN_LOADING -> commit(driver.beginLoading());
      case LOAD -> {
        driver.hardware.load(driver.loadingFile().written());
        driver.endTransfer();
        yield commit(null);
      }
    };
  }

  private byte[] startLogging() throws HardwareException {
    driver.hardware.startLogging();
    try {
      return driver.hardware.changes();
    } catch (HardwareException e) {
      driver.hardware.stopLogging();
      throw e;
    }
  }

  /** The second half of an arc into STOP_COPY. */
  private Stage capture() throws HardwareException {
    try {
      driver.savingFile().finish(driver.hardware);
    } catch (HardwareLostException e) {
      throw e;
    } catch (HardwareException e) {
      return undoFreeze();
    }
    driver.hardware.stopLogging();
    return commit(null);
  }

  private Stage undoFreeze() {
    if (driver.choices.halfArc() == HalfArc.UNDONE) {
      try {
        driver.hardware.unfreeze();
      } catch (HardwareException e) {
        return lost();
      }
    }
    return fail(Errno.EIO);
  }

  @Override
  Stage unlocked() {
    if (made != null) {
      return Stage.DELIVER;
    }
    giveBack();
    return null;
  }

  private Stage deliver() {
    int number = reserved >= 0 ? reserved : driver.fds.reserve();
    reserved = NO_FD;
    if (number < 0) {
      result = number;
    } else {
      driver.fds.install(number, made);
      dataFd = number;
    }
    return null;
  }

  private void giveBack() {
    if (reserved >= 0) {
      driver.fds.giveBack(reserved);
      reserved = NO_FD;
    }
  }

  @Override
  protected void abandon(Stage at) {
    giveBack();
    super.abandon(at);
  }

  @Override
  public String toString() {
    return "SET of " + wanted;
  }
}
