package org.vfiospec.migration.v1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The data behind data_offset. Saving, it gives parts of a transfer, which the user reads a chunk
 * at a time; loading, it takes them. Not thread-safe: the mutex of the region guards it.
 */
final class DataWindow implements RegionView {
  private WindowKind kind = WindowKind.CLOSED;
  private final Deque<byte[]> unread = new ArrayDeque<>();
  private final ByteArrayOutputStream loaded = new ByteArrayOutputStream();

  @Override
  public WindowKind kind() {
    return kind;
  }

  void close() {
    open(WindowKind.CLOSED);
  }

  /** Cleared, and open for that. */
  void open(WindowKind anew) {
    kind = anew;
    unread.clear();
    loaded.reset();
  }

  /** Saving: one more part, behind what is there. */
  void give(byte[] part) {
    if (part.length > 0) {
      unread.add(part);
    }
  }

  /** Saving: how many bytes are unread. */
  long pending() {
    return unread.stream().mapToLong(part -> part.length).sum();
  }

  /** Saving: the next bytes, at most so many; they count as unread until {@link #drop}. */
  byte[] next(int most) {
    byte[] all = contents();
    byte[] chunk = new byte[Math.min(most, all.length)];
    System.arraycopy(all, 0, chunk, 0, chunk.length);
    return chunk;
  }

  /** Saving: so many bytes were read. */
  void drop(int count) {
    byte[] all = contents();
    unread.clear();
    byte[] rest = new byte[all.length - count];
    System.arraycopy(all, count, rest, 0, rest.length);
    give(rest);
  }

  /** Loading: one more chunk of the transfer. */
  void take(byte[] chunk) {
    loaded.writeBytes(chunk);
  }

  @Override
  public byte[] contents() {
    if (kind == WindowKind.LOADING) {
      return loaded.toByteArray();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    unread.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
