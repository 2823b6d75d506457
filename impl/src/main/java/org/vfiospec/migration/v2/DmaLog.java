package org.vfiospec.migration.v2;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.vfiospec.vfio.Errno;

/**
 * VFIO_DEVICE_FEATURE_DMA_LOGGING_START, STOP and REPORT: which pages a device has written to by
 * DMA. Nothing orders it against the device state. Every method may be called by any thread. Module
 * MigrationDmaLog specifies it.
 */
public final class DmaLog {
  /** How many ranges fit into a page of the kernel, with 16 bytes each. */
  public static final int MAX_RANGES = 4096 / 16;

  /** The smallest page that a report can be about, in bytes. */
  private static final long SMALLEST_PAGE = 4096;

  /**
   * Addresses that are logged.
   *
   * @param iova the first one, unsigned
   * @param length in bytes, unsigned
   */
  public record Range(long iova, long length) {
    private boolean overflows() {
      return Long.compareUnsigned(iova + length, iova) < 0;
    }

    private boolean aligned(long pageSize) {
      return Long.remainderUnsigned(iova, pageSize) == 0
          && Long.remainderUnsigned(length, pageSize) == 0;
    }

    private boolean overlaps(Range other) {
      return Long.compareUnsigned(iova, other.iova + other.length) < 0
          && Long.compareUnsigned(other.iova, iova + length) < 0;
    }
  }

  private record Logged(Range range, BitSet pages) {}

  private final DmaLogChoices choices;
  private List<Logged> log = List.of();
  private boolean active;
  private long pageSize;

  /** A log that forgets nothing, and is not active. */
  public DmaLog() {
    this(new DmaLogChoices(PartlyAsked.KEPT));
  }

  /** The log of a revision, which is not active. */
  public DmaLog(DmaLogChoices choices) {
    this.choices = Objects.requireNonNull(choices);
  }

  /**
   * Logging begins, with an empty log.
   *
   * @param pageSize in bytes, a power of 2
   * @return 0; or, negated, EINVAL: no range, ranges that overlap, are empty or not aligned, or no
   *     such page size, or logging is active already; E2BIG: more than {@link #MAX_RANGES};
   *     EOVERFLOW: a range ends beyond all addresses
   */
  public synchronized int start(long pageSize, List<Range> ranges) {
    if (active || ranges.isEmpty() || Long.bitCount(pageSize) != 1 || pageSize < 0) {
      return Errno.EINVAL.result();
    }
    if (ranges.size() > MAX_RANGES) {
      return Errno.E2BIG.result();
    }
    List<Logged> begun = new ArrayList<>();
    for (Range range : ranges) {
      if (!range.aligned(pageSize) || range.length() == 0) {
        return Errno.EINVAL.result();
      }
      if (range.overflows()) {
        return Errno.EOVERFLOW.result();
      }
      if (begun.stream().anyMatch(other -> other.range().overlaps(range))) {
        return Errno.EINVAL.result();
      }
      if (Long.compareUnsigned(Long.divideUnsigned(range.length(), pageSize), Integer.MAX_VALUE)
          > 0) {
        return Errno.E2BIG.result();
      }
      begun.add(new Logged(range, new BitSet()));
    }
    log = begun;
    this.pageSize = pageSize;
    active = true;
    return 0;
  }

  /** Logging ends and the log is gone; 0 also if it was not active. */
  public synchronized int stop() {
    log = List.of();
    active = false;
    return 0;
  }

  /** The size of the pages that are logged, in bytes; 0 if logging is not active. */
  public synchronized long pageSize() {
    return active ? pageSize : 0;
  }

  /** What is logged; nothing if logging is not active. */
  public synchronized List<Range> ranges() {
    return log.stream().map(Logged::range).toList();
  }

  /** Whether the log has the page of that address as written to, and keeps that. */
  public synchronized boolean written(long iova) {
    Range asked = new Range(iova, 1);
    return log.stream()
        .anyMatch(
            logged -> logged.range().overlaps(asked) && logged.pages().get(first(logged, asked)));
  }

  /** The device has written to these addresses. */
  public synchronized void wrote(long iova, long length) {
    if (length == 0) {
      return;
    }
    Range written = new Range(iova, length);
    for (Logged logged : log) {
      if (logged.range().overlaps(written)) {
        logged.pages().set(first(logged, written), last(logged, written) + 1);
      }
    }
  }

  /**
   * Tells which pages were written to, and clears them in the log, except for a page of the log of
   * which a part alone is asked, if the revision keeps these.
   *
   * @param iova the first address, unsigned
   * @param length in bytes, unsigned
   * @param reportPage the size of the pages that a bit each is for, in bytes
   * @param bitmap gets the bits set; those of other pages stay as they are
   * @return 0; or, negated, EINVAL: logging is not active, or no such page size; EOVERFLOW: the
   *     range ends beyond all addresses. After a failure all memory has to count as written.
   */
  public synchronized int report(long iova, long length, long reportPage, BitSet bitmap) {
    if (reportPage < SMALLEST_PAGE || Long.bitCount(reportPage) != 1) {
      return Errno.EINVAL.result();
    }
    Range asked = new Range(iova, length);
    if (asked.overflows()) {
      return Errno.EOVERFLOW.result();
    }
    if (!active) {
      return Errno.EINVAL.result();
    }
    for (Logged logged : log) {
      if (length != 0 && logged.range().overlaps(asked)) {
        take(logged, asked, reportPage, bitmap);
      }
    }
    return 0;
  }

  private void take(Logged logged, Range asked, long reportPage, BitSet bitmap) {
    int last = last(logged, asked);
    int page = logged.pages().nextSetBit(first(logged, asked));
    while (page >= 0 && page <= last) {
      long start = logged.range().iova() + page * pageSize;
      long end = start + pageSize - 1;
      long from = max(start, asked.iova());
      long to = min(end, asked.iova() + asked.length() - 1);
      bitmap.set(
          Math.toIntExact(Long.divideUnsigned(from - asked.iova(), reportPage)),
          Math.toIntExact(Long.divideUnsigned(to - asked.iova(), reportPage)) + 1);
      boolean whole = from == start && to == end;
      logged.pages().set(page, choices.partly() == PartlyAsked.KEPT && !whole);
      page = logged.pages().nextSetBit(page + 1);
    }
  }

  private int first(Logged logged, Range part) {
    long start = max(part.iova(), logged.range().iova()) - logged.range().iova();
    return (int) Long.divideUnsigned(start, pageSize);
  }

  private int last(Logged logged, Range part) {
    long end =
        min(part.iova() + part.length() - 1, logged.range().iova() + logged.range().length() - 1);
    return (int) Long.divideUnsigned(end - logged.range().iova(), pageSize);
  }

  private static long max(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? a : b;
  }

  private static long min(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? a : b;
  }
}
