package org.vfiospec.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class DataWindowTest {
  private final LoggingHardware hardware = new LoggingHardware();
  private final DataWindow window = new DataWindow(hardware, 4, 10);

  /** Hardware that has these changes to tell. */
  static final class LoggingHardware implements Hardware {
    final Deque<byte[]> log = new ArrayDeque<>();
    boolean broken;
    int asked;

    @Override
    public byte[] changes() throws HardwareException {
      asked++;
      if (broken) {
        throw new HardwareException("planted");
      }
      return log.isEmpty() ? new byte[0] : log.remove();
    }

    @Override
    public void quiesce() {}

    @Override
    public void unquiesce() {}

    @Override
    public void freeze() {}

    @Override
    public void unfreeze() {}

    @Override
    public void startLogging() {}

    @Override
    public void stopLogging() {}

    @Override
    public byte[] capture() {
      return new byte[0];
    }

    @Override
    public long longestCapture() {
      return 0;
    }

    @Override
    public void discard() {}

    @Override
    public void load(byte[] transfer) {}

    @Override
    public void reset() {}
  }

  @Test
  void aTransferComesOutInChunks() throws Exception {
    hardware.log.add(new byte[] {1, 2, 3, 4, 5, 6});
    window.openForSaving();
    assertThat(window.pendingBytes()).isEqualTo(6);
    assertThat(window.pendingBytes()).isEqualTo(6); // repeated reads do nothing
    assertThat(window.chunkSize()).isZero();
    window.nextChunk();
    window.nextChunk();
    assertThat(window.chunkSize()).isEqualTo(4);
    assertThat(chunk()).containsExactly(1, 2, 3, 4);
    assertThat(window.pendingBytes()).isEqualTo(2);
    assertThat(window.chunkSize()).isZero();
    window.nextChunk();
    assertThat(chunk()).containsExactly(5, 6);
    assertThat(window.pendingBytes()).isZero();
    window.nextChunk();
    assertThat(window.chunkSize()).isZero();
    hardware.log.add(new byte[] {7});
    assertThat(window.pendingBytes()).isEqualTo(1); // zero was only for now
  }

  @Test
  void theLastPartFollowsWhatIsUnderWay() throws Exception {
    hardware.log.add(new byte[] {1, 2, 3, 4, 5});
    hardware.log.add(new byte[] {9});
    window.openForSaving();
    window.pendingBytes();
    window.nextChunk();
    window.finish(new byte[] {6, 7});
    assertThat(chunk()).containsExactly(1, 2, 3, 4);
    assertThat(rest()).containsExactly(5, 6, 7);
    assertThat(window.pendingBytes()).isZero();
    assertThat(hardware.asked).isEqualTo(1); // what is in the last part is not told twice
  }

  @Test
  void onlyATransferIsFinished() {
    assertThatIllegalStateException().isThrownBy(() -> window.finish(new byte[1]));
    window.openForResuming();
    assertThatIllegalStateException().isThrownBy(() -> window.finish(new byte[1]));
  }

  /** A driver whose failed write has left the old state captures once more. */
  @Test
  void behindAFinishedTransferAnotherOneComesOut() throws Exception {
    window.openForSaving();
    window.finish(new byte[] {1});
    window.finish(new byte[] {2, 3});
    assertThat(rest()).containsExactly(1, 2, 3);
  }

  @Test
  void openingAndClosingForgetTheTransferBefore() throws Exception {
    hardware.log.add(new byte[] {1, 2, 3, 4, 5, 6});
    window.openForSaving();
    window.pendingBytes();
    window.nextChunk();
    window.close();
    assertThat(window.chunkSize()).isZero();
    assertThat(window.pendingBytes()).isZero();
    byte[] seen = new byte[4];
    window.copyOut(0, seen, 0, 4);
    assertThat(seen).containsOnly(0);
    window.openForSaving();
    window.finish(new byte[] {7});
    window.openForSaving();
    hardware.log.add(new byte[] {8});
    assertThat(rest()).containsExactly(8);
    window.openForResuming();
    window.take(2);
    window.openForResuming();
    assertThat(window.received()).isEmpty();
    window.take(2);
    window.close();
    assertThat(window.received()).isEmpty();
  }

  @Test
  void aClosedWindowAsksAndTakesNothing() throws Exception {
    hardware.log.add(new byte[] {1});
    assertThat(window.pendingBytes()).isZero();
    assertThat(hardware.asked).isZero();
    assertThat(window.take(1)).isFalse();
    assertThat(window.copyIn(0, new byte[1], 0, 1)).isFalse();
    window.openForSaving();
    assertThat(window.take(1)).isFalse();
    assertThat(window.copyIn(0, new byte[1], 0, 1)).isFalse();
  }

  @Test
  void chunksGoInEndToEnd() throws Exception {
    window.openForResuming();
    assertThat(window.copyIn(0, new byte[] {0, 1, 2, 3, 4}, 1, 4)).isTrue();
    assertThat(window.take(4)).isTrue();
    assertThat(window.copyIn(1, new byte[] {6}, 0, 1)).isTrue();
    assertThat(window.take(2)).isTrue();
    assertThat(window.take(0)).isTrue();
    assertThat(window.received()).containsExactly(1, 2, 3, 4, 1, 6);
    assertThat(window.pendingBytes()).isZero();
    assertThat(window.chunkSize()).isZero();
  }

  @Test
  void whatDoesNotFitIsNotTaken() {
    window.openForResuming();
    assertThat(window.take(5)).isFalse();
    assertThat(window.take(-1)).isFalse();
    assertThat(window.take(Long.MAX_VALUE)).isFalse();
    assertThat(window.take(4)).isTrue();
    assertThat(window.take(4)).isTrue();
    assertThat(window.take(3)).isFalse();
    assertThat(window.take(2)).isTrue();
    assertThat(window.received()).hasSize(10);
  }

  @Test
  void hardwareThatFailsSaysSoAndCanBeAskedAgain() throws Exception {
    hardware.log.add(new byte[] {1});
    hardware.broken = true;
    window.openForSaving();
    assertThatExceptionOfType(HardwareException.class).isThrownBy(window::pendingBytes);
    hardware.broken = false;
    assertThat(rest()).containsExactly(1);
  }

  @Test
  void accessesStayInTheWindow() {
    assertThat(window.size()).isEqualTo(4);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> window.copyOut(1, new byte[4], 0, 4));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> window.copyIn(-1, new byte[4], 0, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> window.copyOut(0, new byte[1], 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new DataWindow(hardware, 0, 1));
  }

  private byte[] chunk() {
    byte[] bytes = new byte[window.chunkSize()];
    window.copyOut(0, bytes, 0, bytes.length);
    return bytes;
  }

  private byte[] rest() throws HardwareException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (window.pendingBytes() > 0) {
      window.nextChunk();
      all.writeBytes(chunk());
    }
    return all.toByteArray();
  }
}
