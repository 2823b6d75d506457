package org.vfiospec.ccw;

import java.util.Objects;

/** Memory of user space, as a system call gets it: it need not be there. */
record UserBuffer(byte[] bytes, int offset) {
  /** Bytes that are not there are at an offset; an array there must be. */
  UserBuffer {
    Objects.requireNonNull(bytes, "buffer");
  }

  /** Whether {@code count} bytes are there; if not, the copy is -EFAULT. */
  boolean holds(int count) {
    return offset >= 0 && offset <= bytes.length && count <= bytes.length - offset;
  }
}
