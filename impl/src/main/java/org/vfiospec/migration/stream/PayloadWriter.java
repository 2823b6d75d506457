package org.vfiospec.migration.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Gathers the payload of a part; integers become big-endian. Used by one thread at a time. */
public final class PayloadWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Appends the low 8 bits. */
  public PayloadWriter u8(int value) {
    bytes.write(value);
    return this;
  }

  /** Appends 4 bytes. */
  public PayloadWriter u32(int value) {
    return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  /** Appends 8 bytes. */
  public PayloadWriter u64(long value) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /** Appends bytes as they are. */
  public PayloadWriter bytes(byte[] value) {
    bytes.write(value, 0, value.length);
    return this;
  }

  /** What was appended so far, in an array of its own. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
