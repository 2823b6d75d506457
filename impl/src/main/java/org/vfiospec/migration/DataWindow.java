package org.vfiospec.migration;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;

/**
 * The window of the v1 interface through which a transfer goes, a chunk at a time
 * (include/uapi/linux/vfio.h of v5.8 to v5.17, struct vfio_device_migration_info, and Williamson's
 * rewrite of its text of 9 December 2021).
 *
 * <p>Saving: a read of {@code pending_bytes} starts an iteration and acknowledges the chunk of the
 * one before; a read of {@code data_offset} puts the next chunk into the window; {@code data_size}
 * is its length. Resuming: data are written into the window, and a write of {@code data_size} hands
 * them over. The window does not know what a device state is: when it is opened, closed and
 * finished is up to its driver, and is what the proposals for the interface differ in.
 *
 * <p><b>Not thread-safe, by design:</b> the caller holds the lock of its driver, which {@link
 * MigrationRegion} sees to.
 */
public final class DataWindow {
  /** What a window is open for. */
  public enum Direction {
    /** Nothing. */
    CLOSED,
    /** The user reads the device's state. */
    SAVING,
    /** The user writes a device's state. */
    RESUMING
  }

  private final Hardware hardware;
  private final byte[] section;
  private final int longestTransfer;

  private Direction direction = Direction.CLOSED;

  /** Saving: what the hardware gave and no chunk has taken yet. */
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();

  /** Saving: the length of the chunk in the window; 0 if there is none. */
  private int chunk;

  /** Saving: the last part is there, so the hardware is asked for no more. */
  private boolean finished;

  /** Resuming: the chunks that were handed over. */
  private ByteArrayOutputStream received = new ByteArrayOutputStream();

  /**
   * A closed window.
   *
   * @param hardware asked for its {@link Hardware#changes} while the window is open for saving
   * @param size of the window in bytes: no chunk is longer
   * @param longestTransfer that is taken, in bytes
   */
  public DataWindow(Hardware hardware, int size, int longestTransfer) {
    this.hardware = Objects.requireNonNull(hardware);
    if (size <= 0) {
      throw new IllegalArgumentException("a window of " + size + " bytes");
    }
    this.section = new byte[size];
    this.longestTransfer = longestTransfer;
  }

  /** The size of the window in bytes. */
  public int size() {
    return section.length;
  }

  /** Empties the window; nothing goes through it. */
  public void close() {
    open(Direction.CLOSED);
  }

  /** Empties the window; what the hardware logs from here on comes out of it. */
  public void openForSaving() {
    open(Direction.SAVING);
  }

  /** Empties the window; a transfer goes into it from its first byte on. */
  public void openForResuming() {
    open(Direction.RESUMING);
  }

  /** What the window is open for. */
  public Direction direction() {
    return direction;
  }

  /**
   * Behind what still waits, this part comes out, and what the hardware logs from here on; also of
   * a transfer that was finished.
   *
   * @param logged what {@link Hardware#changes} gave, empty or not
   * @throws IllegalStateException if the window is not open for saving
   */
  public void goOn(byte[] logged) {
    if (direction != Direction.SAVING) {
      throw new IllegalStateException("no transfer that could go on");
    }
    add(logged);
    finished = false;
  }

  /**
   * What the window holds, whatever it is open for: what the user has not acknowledged, or what he
   * has handed over.
   */
  public byte[] contents() {
    if (direction == Direction.RESUMING) {
      return received();
    }
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    contents.write(section, 0, chunk);
    for (ByteBuffer part : waiting) {
      contents.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
    }
    return contents.toByteArray();
  }

  /**
   * After what still waits, the last part comes out, and then nothing any more that the hardware
   * logs. A transfer that was finished before is followed by this one.
   *
   * @param last what {@link Hardware#capture} gave
   * @throws IllegalStateException if the window is not open for saving
   */
  public void finish(byte[] last) {
    if (direction != Direction.SAVING) {
      throw new IllegalStateException("no transfer that could be finished");
    }
    finished = true;
    add(last);
  }

  /**
   * All that was handed over since the window was opened for resuming, end to end; empty if it is
   * not open for that.
   */
  public byte[] received() {
    return received.toByteArray();
  }

  /**
   * The user reads {@code pending_bytes}. The chunk in the window, if any, is acknowledged: it does
   * not come again.
   *
   * @return how many bytes wait; 0 while RUNNING means none for now, otherwise none any more; 0 if
   *     the window is not open for saving
   * @throws HardwareException if the hardware cannot say what it logged; the chunk is acknowledged
   */
  public long pendingBytes() throws HardwareException {
    chunk = 0;
    if (direction == Direction.SAVING && waiting.isEmpty() && !finished) {
      add(hardware.changes());
    }
    long pending = 0;
    for (ByteBuffer part : waiting) {
      pending += part.remaining();
    }
    return pending;
  }

  /**
   * The user reads {@code data_offset}. The next chunk is in the window when this returns, if bytes
   * wait; one that is not acknowledged stays.
   */
  public void nextChunk() {
    if (chunk > 0 || waiting.isEmpty()) {
      return;
    }
    ByteBuffer part = waiting.peek();
    chunk = Math.min(part.remaining(), section.length);
    part.get(section, 0, chunk);
    if (!part.hasRemaining()) {
      waiting.remove();
    }
  }

  /**
   * The user reads {@code data_size}.
   *
   * @return the length of the chunk in the window in bytes; 0 if there is none
   */
  public int chunkSize() {
    return chunk;
  }

  /**
   * The user writes {@code data_size}: the first bytes of the window are the next ones of the
   * transfer.
   *
   * @param size in bytes, unsigned
   * @return whether they were taken; false if the window is not open for resuming, is not that
   *     large, or the transfer becomes too long: nothing is taken then
   */
  public boolean take(long size) {
    boolean possible =
        direction == Direction.RESUMING
            && size >= 0
            && size <= section.length
            && size <= longestTransfer - received.size();
    if (possible) {
      received.write(section, 0, (int) size);
    }
    return possible;
  }

  /**
   * The user reads in the window; what no chunk and no write has put there is zero.
   *
   * @param from byte of the window
   * @throws IndexOutOfBoundsException if it is not all in the window and in {@code target}
   */
  public void copyOut(int from, byte[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, section.length);
    Objects.checkFromIndexSize(offset, count, target.length);
    System.arraycopy(section, from, target, offset, count);
  }

  /**
   * The user writes in the window.
   *
   * @param to byte of the window
   * @return whether it was written; false if the window is not open for resuming
   * @throws IndexOutOfBoundsException if it is not all in the window and in {@code source}
   */
  public boolean copyIn(int to, byte[] source, int offset, int count) {
    Objects.checkFromIndexSize(to, count, section.length);
    Objects.checkFromIndexSize(offset, count, source.length);
    if (direction != Direction.RESUMING) {
      return false;
    }
    System.arraycopy(source, offset, section, to, count);
    return true;
  }

  private void open(Direction wanted) {
    direction = wanted;
    waiting.clear();
    chunk = 0;
    finished = false;
    received = new ByteArrayOutputStream();
    Arrays.fill(section, (byte) 0); // nothing of one transfer shows in another
  }

  private void add(byte[] part) {
    if (part.length > 0) {
      waiting.add(ByteBuffer.wrap(part));
    }
  }
}
