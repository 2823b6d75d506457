package org.vfiospec.ccw;

import org.vfiospec.vfio.ContextMutex;

/** Design choice {@code ioMutex}: what reads and writes of user space do about io_mutex. */
enum UserLock {
  /** Nothing. */
  NONE {
    @Override
    RegionWrite.Stage afterAdmission() {
      return RegionWrite.Stage.COPY;
    }

    @Override
    boolean free(ContextMutex mutex) {
      return true;
    }

    @Override
    void lock(ContextMutex mutex, Object call) {}

    @Override
    void unlock(ContextMutex mutex, Object call) {}
  },
  /** A read takes it, a write tries to (since 5.2, 4f76617378ee). */
  MUTEX {
    @Override
    RegionWrite.Stage afterAdmission() {
      return RegionWrite.Stage.TRYLOCK;
    }

    @Override
    boolean free(ContextMutex mutex) {
      return !mutex.isLocked();
    }

    @Override
    void lock(ContextMutex mutex, Object call) {
      mutex.lock(call);
    }

    @Override
    void unlock(ContextMutex mutex, Object call) {
      mutex.unlock(call);
    }
  };

  static UserLock of(DesignChoices choices) {
    return choices.ioMutex() ? MUTEX : NONE;
  }

  /** Where a write goes on when it is admitted. */
  abstract RegionWrite.Stage afterAdmission();

  /** Whether a read gets it without waiting. */
  abstract boolean free(ContextMutex mutex);

  abstract void lock(ContextMutex mutex, Object call);

  abstract void unlock(ContextMutex mutex, Object call);
}
