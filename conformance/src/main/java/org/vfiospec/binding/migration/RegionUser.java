package org.vfiospec.binding.migration;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.v1.NextWindow;
import org.vfiospec.replay.Divergence;
import org.vfiospec.vfio.Errno;

/**
 * User space at the migration region: the iterations of the uapi, and accesses that it refuses.
 * Every byte that comes is compared with what the hardware gave, and every result with what the
 * header says of that access.
 */
final class RegionUser {
  /** Far more chunks than a transfer of this hardware has. */
  private static final int MOST_CHUNKS = 100;

  /** Offset and width of accesses that are neither a field nor in the window. */
  private static final long[][] NOWHERE = {
    {0, 0},
    {0, 3},
    {0, 8},
    {1, 4},
    {2, 2},
    {3, 4},
    {4, 8},
    {6, 4},
    {8, 4},
    {8, 16},
    {12, 8},
    {16, 4},
    {20, 8},
    {23, 8},
    {24, 4},
    {28, 4},
    {28, 8},
    {30, 4},
    {31, 1},
    {MigrationRegion.DATA, Long.BYTES},
    {-4, 4},
    {-8, 8},
    {-1, 2},
    {1L << 32, 4},
    {(1L << 32) + MigrationRegion.DATA_SIZE, 8},
    {Long.MAX_VALUE, 1}
  };

  /** What an access must not touch has this value before. */
  private static final byte UNTOUCHED = 0x5a;

  /** Where in its buffer the user wants the bytes. */
  private static final int MARGIN = 3;

  private final NextWindow nextWindow;
  private final MigrationRegion region;
  private final DataWindow window;
  private final ShownHardware hardware;

  /** How many of the parts that the hardware gave were read. */
  private int partsRead;

  RegionUser(
      NextWindow nextWindow, MigrationRegion region, DataWindow window, ShownHardware hardware) {
    this.nextWindow = nextWindow;
    this.region = region;
    this.window = window;
    this.hardware = hardware;
  }

  int partsRead() {
    return partsRead;
  }

  /** Reads the window to its end for now. */
  byte[] readToTheEnd() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long pending = field(MigrationRegion.PENDING_BYTES);
    Divergence.unless(pending > 0, "nothing is pending");
    for (int chunks = 0; pending > 0; chunks++) {
      Divergence.unless(chunks < MOST_CHUNKS, "there is always more pending");
      byte[] chunk = nextChunk();
      all.writeBytes(chunk);
      boolean more = pending > chunk.length;
      long left = field(MigrationRegion.PENDING_BYTES);
      Divergence.unless(
          !more || left == pending - chunk.length,
          left + " bytes are pending after " + chunk.length + " of " + pending);
      pending = left;
    }
    Divergence.unless(
        field(MigrationRegion.DATA_OFFSET) == MigrationRegion.DATA, "data_offset is elsewhere");
    Divergence.unless(
        field(MigrationRegion.DATA_SIZE) == 0, "there is a chunk, but nothing is pending");
    requireWhatWasGiven(all.toByteArray());
    return all.toByteArray();
  }

  /** The data of one iteration; it comes again as often as it is asked for. */
  private byte[] nextChunk() {
    Divergence.unless(
        field(MigrationRegion.DATA_SIZE) == 0, "the chunk is there before it was asked for");
    byte[] before = window.contents();
    Divergence.unless(
        field(MigrationRegion.DATA_OFFSET) == MigrationRegion.DATA, "data_offset is elsewhere");
    int size = Math.toIntExact(field(MigrationRegion.DATA_SIZE));
    Divergence.unless(size > 0 && size <= window.size(), "a chunk of " + size + " bytes");
    byte[] chunk = read(MigrationRegion.DATA, size);
    int half = size / 2;
    Divergence.unless(
        Arrays.equals(
            read(MigrationRegion.DATA + half, size - half), Arrays.copyOfRange(chunk, half, size)),
        "the second half of a chunk is something else");
    Divergence.unless(
        field(MigrationRegion.DATA_OFFSET) == MigrationRegion.DATA, "data_offset is elsewhere");
    Divergence.unless(
        field(MigrationRegion.DATA_SIZE) == size, "data_size is another one when asked again");
    Divergence.unless(
        Arrays.equals(read(MigrationRegion.DATA, size), chunk), "the chunk is another one");
    Divergence.unless(Arrays.equals(before, window.contents()), "a chunk was dropped");
    return chunk;
  }

  /**
   * The bytes are the last parts that the hardware gave, in their order, none of them twice; and
   * where the window is carried on, none is missing in the middle of a transfer.
   */
  private void requireWhatWasGiven(byte[] all) {
    ByteArrayOutputStream given = new ByteArrayOutputStream();
    int parts = all.length / ShownHardware.PART;
    int first = hardware.gave().size() - parts;
    Divergence.unless(first >= partsRead, "parts come twice");
    boolean goesOn = parts > 0 && ShownHardware.payload(all, 0).made() == ShownHardware.DIFFERENCE;
    Divergence.unless(
        nextWindow == NextWindow.CLEARED || first == partsRead || !goesOn,
        "a transfer goes on behind parts that were dropped");
    hardware.gave().subList(first, hardware.gave().size()).forEach(given::writeBytes);
    Divergence.unless(
        Arrays.equals(all, given.toByteArray()),
        "other bytes come than those that were given last");
    partsRead = hardware.gave().size();
  }

  /** Transfers data, in chunks of all sizes that the window takes. */
  void push(byte[] data) {
    for (int from = 0; from < data.length; from += window.size()) {
      Divergence.unless(
          field(MigrationRegion.DATA_OFFSET) == MigrationRegion.DATA, "data_offset is elsewhere");
      byte[] chunk = Arrays.copyOfRange(data, from, Math.min(from + window.size(), data.length));
      int half = chunk.length / 2;
      write(MigrationRegion.DATA, Arrays.copyOf(chunk, half));
      write(MigrationRegion.DATA + half, Arrays.copyOfRange(chunk, half, chunk.length));
      Divergence.unless(
          Arrays.equals(read(MigrationRegion.DATA, chunk.length), chunk),
          "the window has something else than was written");
      refuseWrite(MigrationRegion.DATA_SIZE, longs(window.size() + 1L));
      refuseWrite(MigrationRegion.DATA_SIZE, longs(-1));
      write(MigrationRegion.DATA_SIZE, longs(0));
      write(MigrationRegion.DATA_SIZE, longs(chunk.length));
    }
    Divergence.unless(
        Arrays.equals(window.received(), data), "something else than was written was received");
  }

  /** No byte more is taken. */
  void refuseMore() {
    refuseWrite(MigrationRegion.DATA_SIZE, longs(1));
  }

  /** Makes the accesses that are refused now, and those that do nothing. */
  void refuseAccesses() {
    Divergence.unless(
        region.size() == MigrationRegion.DATA + window.size(), "the region has another size");
    for (long[] access : NOWHERE) {
      refuseAt(access[0], (int) access[1]);
    }
    refuseAt(region.size(), 1);
    refuseAt(region.size() - 1, 2);
    refuseAt(region.size() + 1, 0);
    read(region.size(), 0);
    write(MigrationRegion.RESERVED, new byte[] {1, 2, 3, 4});
    Divergence.unless(
        Arrays.equals(read(MigrationRegion.RESERVED, Integer.BYTES), new byte[4]), "not zero");
    refuseWrite(MigrationRegion.PENDING_BYTES, longs(1));
    refuseWrite(MigrationRegion.DATA_OFFSET, longs(1));
    if (window.direction() != DataWindow.Direction.RESUMING) {
      byte[] before = read(MigrationRegion.DATA, window.size());
      Divergence.unless(
          window.direction() == DataWindow.Direction.SAVING
              || Arrays.equals(before, new byte[window.size()]),
          "the window shows something, but is closed");
      refuseWrite(MigrationRegion.DATA, new byte[] {UNTOUCHED});
      refuseWrite(MigrationRegion.DATA_SIZE, longs(1));
      refuseWrite(MigrationRegion.DATA_SIZE, longs(0));
      Divergence.unless(
          Arrays.equals(read(MigrationRegion.DATA, window.size()), before),
          "a refused write has changed the window");
      Divergence.unless(window.received().length == 0, "something was received");
    } else {
      write(MigrationRegion.DATA + window.size() - 1, new byte[] {UNTOUCHED});
      Divergence.unless(
          read(MigrationRegion.DATA + window.size() - 1, 1)[0] == UNTOUCHED,
          "the last byte of the window was not written");
    }
    refusePending();
  }

  private void refuseAt(long pos, int count) {
    byte[] target = untouched(count);
    Divergence.unless(
        invalid(pread(pos, target, count)), "EINVAL is not what a read gets at " + pos);
    Divergence.unless(Arrays.equals(target, untouched(count)), "a refused read gives something");
    refuseWrite(pos, new byte[count]);
  }

  /** The hardware cannot say what it logged, if it is asked. */
  private void refusePending() {
    boolean open = window.direction() == DataWindow.Direction.SAVING;
    boolean asks = open && window.contents().length == 0 && !hardware.gaveTheRest();
    hardware.next(ShownHardware.Next.FAILS);
    byte[] target = untouched(Long.BYTES);
    int result = pread(MigrationRegion.PENDING_BYTES, target, Long.BYTES);
    boolean asked = !hardware.waits();
    hardware.next();
    Divergence.unless(
        asked == asks, "the hardware is" + (asked ? " asked" : " not asked") + " for its log");
    Divergence.unless(
        result == (asked ? Errno.EIO.result() : Long.BYTES), "the read gives " + result);
    long pending = field(MigrationRegion.PENDING_BYTES);
    Divergence.unless(
        pending == (open ? window.contents().length : 0),
        pending + " bytes are said to be pending");
  }

  private long field(int offset) {
    return ByteBuffer.wrap(read(offset, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static byte[] longs(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private static byte[] untouched(int count) {
    byte[] buffer = new byte[MARGIN + count + MARGIN];
    Arrays.fill(buffer, UNTOUCHED);
    return buffer;
  }

  private int pread(long pos, byte[] target, int count) {
    return region.pread(pos, target, MARGIN, count);
  }

  private byte[] read(long pos, int count) {
    byte[] target = untouched(count);
    int result = pread(pos, target, count);
    Divergence.unless(result == count, count + " bytes at " + pos + ": the read gives " + result);
    byte[] value = Arrays.copyOfRange(target, MARGIN, MARGIN + count);
    System.arraycopy(untouched(count), MARGIN, target, MARGIN, count);
    Divergence.unless(
        Arrays.equals(target, untouched(count)), "a read gives more than was asked for");
    return value;
  }

  private int pwrite(long pos, byte[] value) {
    byte[] source = untouched(value.length);
    System.arraycopy(value, 0, source, MARGIN, value.length);
    return region.pwrite(pos, source, MARGIN, value.length);
  }

  private void write(long pos, byte[] value) {
    int result = pwrite(pos, value);
    Divergence.unless(
        result == value.length, value.length + " bytes at " + pos + ": the write gives " + result);
  }

  private void refuseWrite(long pos, byte[] value) {
    Divergence.unless(
        invalid(pwrite(pos, value)),
        "EINVAL is not what a write of " + value.length + " bytes gets at " + pos);
  }

  /** Writes the register, from beginning to end. */
  int writeState(int pattern) {
    byte[] value =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(pattern).array();
    return region.pwrite(MigrationRegion.DEVICE_STATE, value, 0, value.length);
  }

  private static boolean invalid(int result) {
    return result == Errno.EINVAL.result();
  }
}
