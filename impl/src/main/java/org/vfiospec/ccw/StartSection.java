package org.vfiospec.ccw;

import org.vfiospec.vfio.ContextMutex;

/** Design choice {@code sschUnderSchLock}: how SSCH and its bookkeeping stand to sch-&gt;lock. */
enum StartSection {
  /** SSCH and the state change for condition code 0 are one section (since 4.17, 3368e547c52b). */
  UNDER_SCH_LOCK {
    @Override
    RegionWrite.Stage afterTranslation() {
      return RegionWrite.Stage.SSCH;
    }

    @Override
    boolean free(ContextMutex schLock) {
      return !schLock.isLocked();
    }

    @Override
    void enter(ContextMutex schLock, RegionWrite write) {
      schLock.lock(write);
    }

    @Override
    void leave(ContextMutex schLock, RegionWrite write) {
      schLock.unlock(write);
    }

    @Override
    void accepted(Driver driver) {
      driver.state = driver.choices.pendingState();
    }
  },
  /** The state changes first, under sch-&gt;lock, which is dropped before SSCH. */
  BUSY_FIRST {
    @Override
    RegionWrite.Stage afterTranslation() {
      return RegionWrite.Stage.BUSY;
    }

    @Override
    boolean free(ContextMutex schLock) {
      return true;
    }

    @Override
    void enter(ContextMutex schLock, RegionWrite write) {}

    @Override
    void leave(ContextMutex schLock, RegionWrite write) {}

    @Override
    void accepted(Driver driver) {
      // What the state is by now is somebody else's: the interrupt may have been served already.
    }
  };

  static StartSection of(DesignChoices choices) {
    return choices.sschUnderSchLock() ? UNDER_SCH_LOCK : BUSY_FIRST;
  }

  /** Where a write goes on when its request is translated. */
  abstract RegionWrite.Stage afterTranslation();

  /** Whether SSCH gets what it needs of the lock without waiting. */
  abstract boolean free(ContextMutex schLock);

  abstract void enter(ContextMutex schLock, RegionWrite write);

  abstract void leave(ContextMutex schLock, RegionWrite write);

  /** What condition code 0 does to the state. */
  abstract void accepted(Driver driver);
}
