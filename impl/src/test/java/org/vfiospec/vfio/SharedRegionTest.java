package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a region promises to threads that use it at once, without a lock. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedRegionTest {
  private static final int SIZE = 124;
  private static final int LAST = SIZE - Integer.BYTES;
  private static final int ROUNDS = 1_000_000;

  private final Region region = new Region(SIZE);

  /** Copies one number into every word, then the next; until {@link #ROUNDS}. */
  private CompletableFuture<Void> writer() {
    return CompletableFuture.runAsync(
        () -> {
          byte[] bytes = new byte[SIZE];
          for (int i = 1; i <= ROUNDS; i++) {
            Arrays.fill(bytes, (byte) i);
            region.copyIn(0, bytes);
          }
        });
  }

  @Test
  void noWordIsTorn() {
    CompletableFuture<Void> writer = writer();
    int torn = 0;
    while (!writer.isDone()) {
      ByteBuffer copy = ByteBuffer.wrap(region.copyOut(0, SIZE));
      while (copy.hasRemaining()) {
        torn += isRepeatedByte(copy.getInt()) ? 0 : 1;
      }
      torn += isRepeatedByte(region.getInt(LAST)) ? 0 : 1;
    }
    writer.join();
    assertThat(torn).isZero();
  }

  private static boolean isRepeatedByte(int word) {
    return word == (word & 0xff) * 0x01010101;
  }

  /** A copy ascends: who sees its last word sees its first. */
  @Test
  void whoHasSeenAStoreSeesThoseBefore() {
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              byte[] bytes = new byte[SIZE];
              for (int i = 1; i <= ROUNDS; i++) {
                ByteBuffer.wrap(bytes).putInt(0, i).putInt(LAST, i);
                region.copyIn(0, bytes);
              }
            });
    int late = 0;
    while (!writer.isDone()) {
      int last = region.getInt(LAST);
      late += region.getInt(0) < last ? 1 : 0;
    }
    writer.join();
    assertThat(late).isZero();
  }

  @Test
  void theBytesOfAWordBelongToDifferentWriters() {
    CompletableFuture<Integer> lostByOther =
        CompletableFuture.supplyAsync(
            () -> {
              int lost = 0;
              for (int i = 0; i < ROUNDS; i++) {
                lost += isLost(0, 3, i) ? 1 : 0;
              }
              return lost;
            });
    int lost = 0;
    for (int i = 0; !lostByOther.isDone(); i++) {
      lost += isLost(3, 1, i) ? 1 : 0;
    }
    assertThat(lost).isZero();
    assertThat(lostByOther.join()).isZero();
  }

  /** Whether the only writer of these bytes does not find what it stored. */
  private boolean isLost(int from, int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    region.copyIn(from, bytes);
    for (int i = value % 16; i > 0; i--) {
      Thread.onSpinWait(); // a store that is late is seen late
    }
    return !Arrays.equals(region.copyOut(from, count), bytes);
  }
}
