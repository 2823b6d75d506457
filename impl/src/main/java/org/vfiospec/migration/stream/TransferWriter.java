package org.vfiospec.migration.stream;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Makes the parts of one transfer, in their order. What it returned before, end to end, with one
 * {@link #last} after it, is a transfer that a {@link TransferReader} takes. Used by one thread at
 * a time.
 */
public final class TransferWriter {
  private final DeviceKind kind;
  private int number;
  private int previous;

  /** A transfer of which nothing was written. */
  public TransferWriter(DeviceKind kind) {
    this.kind = Objects.requireNonNull(kind);
  }

  /** The length of a part whose payload has that length, in bytes. */
  public static long length(long payload) {
    return PartLayout.HEADER_SIZE + payload + PartLayout.CHECK_SIZE;
  }

  /** The next part, after which others follow. */
  public byte[] part(byte[] payload) {
    byte[] part = make(payload, PartLayout.MORE);
    number++;
    previous = ByteBuffer.wrap(part).getInt(part.length - PartLayout.CHECK_SIZE);
    return part;
  }

  /**
   * The part that ends the transfer here. The writer stays where it is: asked again, it ends the
   * same transfer in another way, or goes on with it.
   */
  public byte[] last(byte[] payload) {
    return make(payload, PartLayout.LAST);
  }

  private byte[] make(byte[] payload, int role) {
    int framed = Math.toIntExact(length(payload.length));
    ByteBuffer part = ByteBuffer.allocate(framed);
    part.putInt(PartLayout.MAGIC);
    part.putShort((short) PartLayout.VERSION);
    part.putShort((short) kind.code());
    part.putInt(number);
    part.putInt(role);
    part.putInt(previous);
    part.putInt(payload.length);
    part.putInt(PartLayout.check(part.array(), part.position()));
    part.put(payload);
    part.putInt(PartLayout.check(part.array(), part.position()));
    return part.array();
  }
}
