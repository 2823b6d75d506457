package org.vfiospec.machine.wire;

import java.util.Arrays;
import java.util.Optional;

/** What a message says. */
public enum MessageKind {
  /** Source: this is what I have; take it. Payload: {@link Hello}. */
  HELLO(1),
  /** Destination: I have a place for it. */
  WELCOME(2),
  /**
   * Pages of memory: from the source; from the destination what devices have stored there, if the
   * guest goes back. Payload: {@link MemoryPages}.
   */
  MEMORY(3),
  /**
   * The next bytes of a device's transfer: from the source; from the destination, of a device that
   * has run there, if the guest goes back. Payload: {@link DevicePiece}.
   */
  DEVICE(4),
  /** Source: that was all. Payload: {@link EndMark}. */
  END(5),
  /** Destination: all of it is loaded, and stands still. */
  LOADED(6),
  /** Source: the guest is yours. */
  COMMIT(7),
  /** Destination: it runs. Payload: the devices whose state it has lost; mostly empty. */
  RUNNING(8),
  /** Destination: it cannot run here, so it is yours again, with what I sent. Payload: why. */
  RETURNED(9),
  /** Destination: I do not take it, and have forgotten what I had of it. Payload: why. */
  REFUSED(10),
  /** Source: it stays with me, forget it. Payload: why. */
  ABORTED(11);

  private final int code;

  MessageKind(int code) {
    this.code = code;
  }

  /** The number in the header. */
  public int code() {
    return code;
  }

  static Optional<MessageKind> of(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }
}
