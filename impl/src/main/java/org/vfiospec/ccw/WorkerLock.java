package org.vfiospec.ccw;

import org.vfiospec.vfio.ContextMutex;

/** Design choice {@code workerLock}: the stages of the worker that are under io_mutex. */
public enum WorkerLock {
  /** None (4.12 to 5.1). */
  NONE(null, null),
  /** The copy of the IRB (5.2 to 7.1, 4f76617378ee). */
  COPY(IoTodo.Stage.COPY_LO, IoTodo.Stage.COPY_HI),
  /** From FREE to READY (7.2, 34f4feff, has the signal outside). */
  ALL(IoTodo.Stage.FREE, IoTodo.Stage.READY);

  private final IoTodo.Stage first;
  private final IoTodo.Stage last;

  WorkerLock(IoTodo.Stage first, IoTodo.Stage last) {
    this.first = first;
    this.last = last;
  }

  /** Whether this stage waits for the mutex. */
  boolean waitsAt(IoTodo.Stage stage) {
    return stage == first;
  }

  /** Takes the mutex, sleeping until it is free, if this is the stage to do so. */
  void before(IoTodo.Stage stage, ContextMutex mutex, IoTodo worker) {
    if (stage == first) {
      mutex.lock(worker);
    }
  }

  /** Drops the mutex if this is the stage to do so. */
  void after(IoTodo.Stage stage, ContextMutex mutex, IoTodo worker) {
    if (stage == last) {
      mutex.unlock(worker);
    }
  }

  /** Drops the mutex if the worker, which gives up at this stage, has it. */
  void giveUp(IoTodo.Stage stage, ContextMutex mutex, IoTodo worker) {
    if (stage == first) {
      mutex.unlock(worker);
    }
  }
}
