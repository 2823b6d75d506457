package org.vfiospec.migration.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.v2.DmaLog.Range;
import org.vfiospec.vfio.Errno;

class DmaLogTest {
  private static final long PAGE = 4096;
  private final DmaLog log = new DmaLog();

  private BitSet report(long iova, long length, long page) {
    BitSet bits = new BitSet();
    assertEquals(0, log.report(iova, length, page, bits));
    return bits;
  }

  @Test
  void aPageIsReportedOnce() {
    assertEquals(0, log.start(PAGE, List.of(new Range(PAGE, 10 * PAGE))));
    log.wrote(3 * PAGE - 1, 2);
    log.wrote(0, PAGE);
    log.wrote(11 * PAGE, PAGE);
    assertEquals(BitSet.valueOf(new long[] {0b110}), report(PAGE, 10 * PAGE, PAGE));
    assertEquals(new BitSet(), report(PAGE, 10 * PAGE, PAGE));
  }

  @Test
  void aReportTakesItsOwnRangeAndPages() {
    log.start(PAGE, List.of(new Range(0, 8 * PAGE), new Range(8 * PAGE, 8 * PAGE)));
    log.wrote(PAGE, 15 * PAGE);
    assertEquals(BitSet.valueOf(new long[] {0b11}), report(2 * PAGE, 4 * PAGE, 2 * PAGE));
    assertEquals(new BitSet(), report(2 * PAGE, 4 * PAGE, PAGE));
    assertEquals(BitSet.valueOf(new long[] {0b11}), report(7 * PAGE, 2 * PAGE, PAGE));
  }

  @Test
  void refusals() {
    Range page = new Range(0, PAGE);
    assertEquals(Errno.EINVAL.result(), log.start(PAGE, List.of()));
    assertEquals(Errno.EINVAL.result(), log.start(PAGE + 1, List.of(page)));
    assertEquals(Errno.EINVAL.result(), log.start(PAGE, List.of(page, page)));
    assertEquals(Errno.EINVAL.result(), log.start(PAGE, List.of(new Range(1, PAGE))));
    assertEquals(Errno.EOVERFLOW.result(), log.start(PAGE, List.of(new Range(-PAGE, 2 * PAGE))));
    assertEquals(
        Errno.E2BIG.result(), log.start(PAGE, Collections.nCopies(DmaLog.MAX_RANGES + 1, page)));
    assertEquals(Errno.EINVAL.result(), log.report(0, PAGE, PAGE, new BitSet()));
    assertEquals(0, log.start(PAGE, List.of(page)));
    assertEquals(Errno.EINVAL.result(), log.start(PAGE, List.of(page)));
    assertEquals(Errno.EINVAL.result(), log.report(0, PAGE, 2048, new BitSet()));
    assertEquals(Errno.EINVAL.result(), log.report(0, PAGE, PAGE + 1, new BitSet()));
    assertEquals(Errno.EOVERFLOW.result(), log.report(-PAGE, 2 * PAGE, PAGE, new BitSet()));
    assertEquals(0, log.stop());
    assertEquals(0, log.stop());
    log.wrote(0, PAGE);
    assertEquals(Errno.EINVAL.result(), log.report(0, PAGE, PAGE, new BitSet()));
  }
}
