package org.vfiospec.machine.guest;

import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.migration.v2.DmaLog;

/**
 * The memory of a guest with a log of the pages that were stored to, by whomever: one log stands
 * for that of the processor and that of the devices' DMA.
 *
 * <p>A page gets into the log after the store, so whoever takes the log and then copies its pages
 * misses nothing: a store that the copy did not see is in the log of the next round. When nobody
 * stores any more, the log that is taken then is the last one.
 */
public final class LoggedMemory extends GuestMemory {
  /** The size of a page in bytes. */
  public static final int PAGE_SIZE = 4096;

  private final DmaLog log = new DmaLog();

  /** Zero memory of that many pages. */
  public LoggedMemory(int pages) {
    super(Math.multiplyExact(pages, PAGE_SIZE));
  }

  /** The number of pages. */
  public int pages() {
    return size() / PAGE_SIZE;
  }

  @Override
  public void write(long address, byte[] source, int offset, int count) {
    super.write(address, source, offset, count);
    log.wrote(address, count);
  }

  /**
   * DIRTY_TRACKING is set: the log is empty.
   *
   * @throws IllegalStateException if it was set already
   */
  public void startTracking() {
    if (log.start(PAGE_SIZE, List.of(new DmaLog.Range(0, size()))) != 0) {
      throw new IllegalStateException("stores are logged already");
    }
  }

  /** DIRTY_TRACKING is clear, and the log gone; also if it was. */
  public void stopTracking() {
    log.stop();
  }

  /**
   * Reads the log and clears it, in one.
   *
   * @return the pages that were stored to since it was read last
   * @throws IllegalStateException if stores are not logged
   */
  public BitSet takeDirty() {
    BitSet dirty = new BitSet();
    if (log.report(0, size(), PAGE_SIZE, dirty) != 0) {
      throw new IllegalStateException("stores are not logged");
    }
    return dirty;
  }

  /** A copy of a page; stores beside it may be in it or not. */
  public byte[] page(int number) {
    return read((long) number * PAGE_SIZE, PAGE_SIZE);
  }

  /** CRC32C of all of it. */
  public int checksum() {
    CRC32C crc = new CRC32C();
    for (int page = 0; page < pages(); page++) {
      crc.update(page(page));
    }
    return (int) crc.getValue();
  }
}
