package org.vfiospec.ccw;

/** Design choice {@code idleWhen}: does the worker set IDLE before or after it signals. */
public enum IdleWhen {
  /** READY, then SIGNAL (since 5.3). */
  BEFORE_SIGNAL(IoTodo.Stage.READY, IoTodo.Stage.SIGNAL),
  /** SIGNAL, then READY (4.12 to 5.2). */
  AFTER_SIGNAL(IoTodo.Stage.SIGNAL, IoTodo.Stage.READY);

  private final IoTodo.Stage earlier;
  private final IoTodo.Stage later;

  IdleWhen(IoTodo.Stage earlier, IoTodo.Stage later) {
    this.earlier = earlier;
    this.later = later;
  }

  /** The stage behind this one; null behind the last. */
  IoTodo.Stage following(IoTodo.Stage stage) {
    return switch (stage) {
      case BEGIN -> IoTodo.Stage.FREE;
      case FREE -> IoTodo.Stage.COPY_LO;
      case COPY_LO -> IoTodo.Stage.COPY_HI;
      case COPY_HI -> earlier;
      case SIGNAL, READY -> stage == earlier ? later : null;
    };
  }
}
