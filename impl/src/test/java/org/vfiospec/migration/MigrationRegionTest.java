package org.vfiospec.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.vfiospec.vfio.Errno;

class MigrationRegionTest {
  private static final int WINDOW = 100;
  private static final int EINVAL = Errno.EINVAL.result();
  private static final Map<Integer, Integer> FIELDS = Map.of(0, 4, 4, 4, 8, 8, 16, 8, 24, 8);

  private final DataWindowTest.LoggingHardware hardware = new DataWindowTest.LoggingHardware();
  private final DataWindow window = new DataWindow(hardware, WINDOW, 1000);
  private final MigrationRegion region =
      new MigrationRegion(new State(), window, ByteOrder.BIG_ENDIAN);

  private int state = 0x01020304;
  private int refusal;
  private int exclusiveAccesses;

  private final class State implements DeviceStateRegister {
    @Override
    public int read() {
      return state;
    }

    @Override
    public int write(int value) {
      if (refusal == 0) {
        state = value;
      }
      return refusal;
    }

    @Override
    public int exclusively(Access access) {
      exclusiveAccesses++;
      return access.perform();
    }
  }

  @Test
  void allThatIsNotTheDriversOwnHasItsLock() {
    window.openForResuming();
    for (int field : new int[] {8, 16, 24}) {
      assertThat(accesses(() -> region.pread(field, new byte[8], 0, 8))).isEqualTo(1);
    }
    assertThat(accesses(() -> region.pread(40, new byte[8], 0, 8))).isEqualTo(1);
    assertThat(accesses(() -> region.pwrite(40, new byte[8], 0, 8))).isEqualTo(1);
    assertThat(accesses(() -> region.pwrite(24, new byte[8], 0, 8))).isEqualTo(1);
  }

  /** Who has it would wait for himself. */
  @Test
  void theDeviceStateIsAccessedWithoutTheLock() {
    assertThat(accesses(() -> region.pread(0, new byte[4], 0, 4))).isZero();
    assertThat(accesses(() -> region.pwrite(0, new byte[4], 0, 4))).isZero();
  }

  /** How often the access, which succeeds, takes the lock. */
  private int accesses(IntSupplier access) {
    int before = exclusiveAccesses;
    assertThat(access.getAsInt()).isPositive();
    return exclusiveAccesses - before;
  }

  @Test
  void aFieldIsReadAtItsPlaceAndWidthAlone() {
    for (int pos = -9; pos < MigrationRegion.DATA; pos++) {
      for (int count = 0; count <= 16; count++) {
        boolean field = FIELDS.getOrDefault(pos, -1) == count;
        assertThat(region.pread(pos, new byte[16], 0, count)).isEqualTo(field ? count : EINVAL);
      }
    }
    assertThat(region.pread(Long.MIN_VALUE, new byte[4], 0, 4)).isEqualTo(EINVAL);
    assertThat(region.pread(1L << 32, new byte[4], 0, 4)).isEqualTo(EINVAL);
  }

  @Test
  void aFieldIsWrittenAtItsPlaceAndWidthAlone() {
    window.openForResuming();
    for (int pos = -9; pos < MigrationRegion.DATA; pos++) {
      for (int count = 0; count <= 16; count++) {
        boolean field = FIELDS.getOrDefault(pos, -1) == count;
        boolean writable = pos == 0 || pos == 4 || pos == 24;
        assertThat(region.pwrite(pos, new byte[16], 0, count))
            .isEqualTo(field && writable ? count : EINVAL);
      }
    }
    assertThat(region.pwrite(1L << 32, new byte[4], 0, 4)).isEqualTo(EINVAL);
  }

  @Test
  void theWindowIsAccessedAtAnyWidth() {
    window.openForResuming();
    assertThat(region.size()).isEqualTo(132);
    assertThat(region.pwrite(33, new byte[] {9, 8, 7, 6}, 1, 3)).isEqualTo(3);
    byte[] all = new byte[WINDOW];
    assertThat(region.pread(32, all, 0, WINDOW)).isEqualTo(WINDOW);
    assertThat(all).startsWith(0, 8, 7, 6, 0);
    assertThat(region.pread(132, all, 0, 0)).isZero();
    assertThat(region.pread(131, all, 0, 2)).isEqualTo(EINVAL);
    assertThat(region.pwrite(33, all, 0, WINDOW)).isEqualTo(EINVAL);
    assertThat(region.pread(133, all, 0, 0)).isEqualTo(EINVAL);
    assertThat(region.pread(Long.MAX_VALUE, all, 0, 1)).isEqualTo(EINVAL);
    window.openForSaving();
    assertThat(region.pwrite(32, all, 0, 1)).isEqualTo(EINVAL);
  }

  @Test
  void theDeviceStateIsThatOfTheDriver() {
    byte[] bytes = new byte[6];
    assertThat(region.pread(0, bytes, 1, 4)).isEqualTo(4);
    assertThat(bytes).containsExactly(0, 1, 2, 3, 4, 0);
    assertThat(region.pwrite(0, new byte[] {0, 0, 0, 0, 2}, 1, 4)).isEqualTo(4);
    assertThat(state).isEqualTo(2);
    refusal = Errno.EIO.result();
    assertThat(region.pwrite(0, new byte[4], 0, 4)).isEqualTo(refusal);
    assertThat(state).isEqualTo(2);
  }

  @Test
  void fieldsAreInTheOrderOfTheMachine() {
    MigrationRegion little = new MigrationRegion(new State(), window, ByteOrder.LITTLE_ENDIAN);
    byte[] bytes = new byte[4];
    little.pread(0, bytes, 0, 4);
    assertThat(bytes).containsExactly(4, 3, 2, 1);
    little.pwrite(0, new byte[] {1, 0, 0, 0}, 0, 4);
    assertThat(state).isEqualTo(1);
  }

  @Test
  void reservedReadsZeroAndIgnoresWrites() {
    assertThat(region.pwrite(4, new byte[] {1, 1, 1, 1}, 0, 4)).isEqualTo(4);
    byte[] bytes = {5, 5, 5, 5};
    assertThat(region.pread(4, bytes, 0, 4)).isEqualTo(4);
    assertThat(bytes).containsOnly(0);
    assertThat(state).isEqualTo(0x01020304);
  }

  @Test
  void aTransferGoesOutAndIn() {
    byte[] transfer = new byte[250];
    for (int i = 0; i < transfer.length; i++) {
      transfer[i] = (byte) i;
    }
    DataWindow other = new DataWindow(hardware, WINDOW, 1000);
    other.openForResuming();
    MigrationRegion destination = new MigrationRegion(new State(), other, ByteOrder.BIG_ENDIAN);
    hardware.log.add(transfer.clone());
    window.openForSaving();
    for (long pending = read(8); pending > 0; pending = read(8)) {
      long offset = read(16);
      assertThat(offset).isEqualTo(32);
      int size = (int) read(24);
      byte[] chunk = new byte[size];
      region.pread(offset, chunk, 0, size);
      assertThat(destination.pwrite(32, chunk, 0, size)).isEqualTo(size);
      assertThat(destination.pwrite(24, ByteBuffer.allocate(8).putLong(size).array(), 0, 8))
          .isEqualTo(8);
    }
    assertThat(other.received()).isEqualTo(transfer);
  }

  @Test
  void hardwareThatFailsIsAnInputOutputError() {
    window.openForSaving();
    hardware.broken = true;
    assertThat(region.pread(8, new byte[8], 0, 8)).isEqualTo(Errno.EIO.result());
  }

  @Test
  void aBufferThatIsTooSmallIsTheCallersFault() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> region.pread(0, new byte[3], 0, 4));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> region.pwrite(0, new byte[4], 1, 4));
  }

  private long read(int field) {
    byte[] bytes = new byte[8];
    assertThat(region.pread(field, bytes, 0, 8)).isEqualTo(8);
    return ByteBuffer.wrap(bytes).getLong();
  }
}
