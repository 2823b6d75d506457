package org.vfiospec.migration.v2;

import org.vfiospec.vfio.Call;

/**
 * A call that takes the state mutex. Whoever drops the mutex does the bookkeeping of a reset that
 * came meanwhile, and then looks again.
 */
public abstract class StateCall extends Call<StateCall.Stage> {
  /** The stages of all these calls; each is an action of module MigrationStates. */
  public enum Stage {
    /** Takes the mutex: SetBegin, GetBegin, InfoBegin. Waits for it. */
    BEGIN,
    /** Looks into the table from a state that is not supported: SetSkip. */
    SKIP,
    /** An arc, its commit and the next question: ArcQuiesce and the others, ArcFails. */
    ARC,
    /** The second command of an arc: ArcCapture, ArcFails. */
    CAPTURE,
    /** Drops the mutex, or finds a deferred reset: Unlock, ResetUnlock, UnlockDeferred. */
    UNLOCK,
    /** Does what the reset deferred: Clean. */
    CLEAN,
    /** Hands the file over: SetDeliver. */
    DELIVER,
    /** Resets the hardware: ResetHardware. Waits for the mutex if the revision does. */
    HARDWARE,
    /** Defers the bookkeeping, or takes the mutex for it: ResetDone. */
    DONE
  }

  final Driver driver;

  StateCall(Stage first, Driver driver) {
    super(first);
    this.driver = driver;
  }

  @Override
  public boolean ready() {
    return takesMutex() ? !driver.stateMutex.isLocked() : super.ready();
  }

  /** Whether the next stage waits for the mutex. */
  boolean takesMutex() {
    return stage() == Stage.BEGIN;
  }

  @Override
  protected Stage perform(Stage stage) {
    return switch (stage) {
      case UNLOCK -> driver.deferredOrUnlock(this) ? Stage.CLEAN : unlocked();
      case CLEAN -> {
        driver.clean();
        yield Stage.UNLOCK;
      }
      default -> advance(stage);
    };
  }

  /** Executes a stage of this very call. */
  abstract Stage advance(Stage stage);

  /** The mutex is dropped: what comes next, null if that is the end of the call. */
  abstract Stage unlocked();

  @Override
  protected void abandon(Stage at) {
    driver.abandon(this);
  }

  static <T> T returned(T value, Stage stage) {
    if (value == null || stage != null) {
      throw new IllegalStateException("the call has not returned but is at " + stage);
    }
    return value;
  }
}
