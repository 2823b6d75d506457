package org.vfiospec.migration.v1;

import java.util.List;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.HardwareLostException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.Errno;

/**
 * A write of device_state: module MigrationBits. Every event-triggered action is a stage, and what
 * else goes on (DMA, the guest, readers of the register) can come between two of them. Used by one
 * thread at a time, any thread.
 */
public final class StateWrite extends Call<StateWrite.Stage> {
  /** The stages. ACT comes once for each action, FLIP once for each single write but the last. */
  public enum Stage {
    /** The mutex, the check, and what is to be done: WriteBegin, WriteSame. Waits for the mutex. */
    BEGIN,
    /** The next action: WriteAct, WriteFail, WriteBadData. */
    ACT,
    /** A single write is done, the next begins: WriteFlip. */
    FLIP,
    /** All is done; the mutex is given back: WriteCommit. */
    COMMIT
  }

  private final RegisterDriver driver;
  private final int to;
  private int from;
  private int at;
  private List<BitGroup> todo = List.of();
  private List<Integer> path = List.of();
  private boolean touched;

  /** Null until the write returns. */
  private volatile Integer result;

  StateWrite(RegisterDriver driver, int to) {
    super(Stage.BEGIN);
    this.driver = driver;
    this.to = to;
  }

  /**
   * What the system call returns: 4, the count; -EINVAL for a pattern that is no state, for
   * anything in ERROR, or if the transferred data is unusable; -EIO if the hardware fails. After a
   * failure the register tells the state.
   *
   * @throws IllegalStateException if the write has not returned
   */
  public int result() {
    Integer returned = result;
    if (returned == null) {
      throw new IllegalStateException("the write has not returned but is at " + stage());
    }
    return returned;
  }

  /** The pattern that was there before; once it has begun. */
  public int from() {
    return from;
  }

  /** The pattern that is asked for. */
  public int to() {
    return to;
  }

  /** The pattern that the actions under way lead to. */
  public int at() {
    return at;
  }

  /** The actions still to come before the register changes. */
  public List<BitGroup> todo() {
    return todo;
  }

  /** The single writes still to come after this one. */
  public List<Integer> path() {
    return path;
  }

  /** Whether an action was executed. */
  public boolean touched() {
    return touched;
  }

  @Override
  public boolean ready() {
    return stage() == Stage.BEGIN ? !driver.mutex().isLocked() : super.ready();
  }

  @Override
  protected Stage perform(Stage stage) {
    return switch (stage) {
      case BEGIN -> begin();
      case ACT -> act();
      case FLIP -> flip();
      case COMMIT -> {
        end(at, RegisterDriver.STATE_WIDTH);
        yield null;
      }
    };
  }

  @Override
  protected void abandon(Stage stage) {
    driver.mutex().unlockIfOwned(this);
  }

  private Stage begin() {
    driver.mutex().lock(this);
    from = driver.read();
    if (from == StateBit.ERROR || !driver.isState(to)) {
      end(from, Errno.EINVAL.result());
      return null;
    }
    if (to == from) {
      end(from, RegisterDriver.STATE_WIDTH);
      return null;
    }
    path = driver.choices().reading().path(driver.choices().order(), from, to);
    return next(from);
  }

  /** The first of the single writes that are left. */
  private Stage next(int present) {
    at = path.get(0);
    path = path.subList(1, path.size());
    todo = BitGroup.fired(driver.choices().order(), present, at);
    return afterAction();
  }

  private Stage afterAction() {
    if (!todo.isEmpty()) {
      return Stage.ACT;
    }
    return path.isEmpty() ? Stage.COMMIT : Stage.FLIP;
  }

  private Stage flip() {
    driver.show(at);
    return next(at);
  }

  private Stage act() {
    try {
      execute(todo.get(0));
    } catch (HardwareLostException e) {
      failTo(StateBit.ERROR, Errno.EIO);
      return null;
    } catch (HardwareException e) {
      boolean old = driver.choices().failure().keepsOld(todo.get(0), touched);
      failTo(old ? from : StateBit.ERROR, Errno.EIO);
      return null;
    } catch (InvalidImageException e) {
      boolean old = !touched && driver.choices().badData() == BadData.OLD;
      failTo(old ? from : StateBit.ERROR, Errno.EINVAL);
      return null;
    }
    touched = true;
    todo = todo.subList(1, todo.size());
    return afterAction();
  }

  private void failTo(int state, Errno errno) {
    if (state == StateBit.ERROR) {
      driver.choices().errorIs().enter(driver.hardware());
    }
    end(state, errno.result());
  }

  /** The write returns. */
  private void end(int state, int returned) {
    driver.show(state);
    driver.mutex().unlock(this);
    result = returned;
  }

  /** Does all of an action, or nothing of it, unless the hardware is lost. */
  private void execute(BitGroup group) throws HardwareException, InvalidImageException {
    Hardware hardware = driver.hardware();
    switch (group) {
      case NDMA -> hardware.quiesce();
      case NOT_NDMA -> hardware.unquiesce();
      case NOT_RUNNING -> {
        if (withinTransfer()) {
          driver.freezeAndCapture();
        } else {
          hardware.freeze();
        }
      }
      case RUNNING -> {
        if (withinTransfer()) {
          driver.logAndUnfreeze();
        } else {
          hardware.unfreeze();
        }
      }
      case SAVING_RUNNING -> driver.log();
      case SAVING_NOT_RUNNING -> driver.capture();
      case SAVING -> {
        if (StateBit.RUNNING.in(at)) {
          driver.log();
        } else {
          driver.capture();
        }
      }
      case NOT_SAVING -> driver.endTransfer();
      case RESUMING -> driver.openForLoading();
      case NOT_RESUMING -> driver.load();
    }
  }

  /** Where SAVING is a group of its own, RUNNING alone goes on with a transfer. */
  private boolean withinTransfer() {
    return driver.choices().savingIsAGroup()
        && StateBit.SAVING.in(at)
        && StateBit.SAVING.in(driver.read());
  }
}
