package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.ccw.TestBench.finalIrb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.vfio.Errno;

class RegionBytesTest {
  private static final int FAULT = Errno.EFAULT.result();
  private static final int INVALID = Errno.EINVAL.result();

  @Test
  void aRequestIsBigEndianAtItsOffsets() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    byte[] bytes = new byte[24];
    bytes[4] = 0x00;
    bytes[5] = (byte) 0x80; // fmt
    bytes[6] = (byte) 0xff; // lpm
    bytes[10] = 0x10; // cpa 0x1000
    bytes[14] = 0x40; // fctl START
    assertThat(bench.device.pwrite(0, bytes, 0, 24)).isEqualTo(24);
    assertThat(bench.subchannel.active().orElseThrow().orb())
        .isEqualTo(new Orb(0, 0x0080ff00, 0x1000));
    assertThat(Arrays.copyOf(bench.view.region(), 24)).isEqualTo(bytes);
  }

  @Test
  void anIrbStandsAt24AndRetCodeAt120() {
    TestBench bench = new TestBench(Revisions.V5_2);
    bench.start();
    Irb irb = finalIrb(0x01020304);
    bench.deliver(irb);
    byte[] region = new byte[130];
    assertThat(bench.device.pread(0, region, 3, 124)).isEqualTo(124);
    assertThat(Irb.parse(region, 3 + 24)).isEqualTo(irb);
    assertThat(ByteBuffer.wrap(region).getInt(3 + 24 + 4)).isEqualTo(0x01020304);
    assertThat(ByteBuffer.wrap(region).getInt(3 + 24 + 92)).isEqualTo(0x01020304);
    bench.memory.write(TestBench.PROGRAM, new byte[] {3, 4}); // indirect data addressing
    assertThat(bench.start()).isEqualTo(-95);
    byte[] retCode = new byte[4];
    assertThat(bench.device.pread(120, retCode, 0, 4)).isEqualTo(4);
    assertThat(retCode).isEqualTo(new byte[] {-1, -1, -1, -95});
  }

  @ParameterizedTest
  @CsvSource({
    "0,124", "0,72", "0,73", "71,2", "72,52", "24,96", "60,30", "120,4", "123,1", "124,0"
  })
  void aReadReturnsExactlyItsRange(int pos, int count) {
    TestBench bench = new TestBench(Revisions.V5_2);
    bench.start();
    bench.deliver(finalIrb(0x7a7b7c7d));
    byte[] whole = bench.view.region();
    byte[] target = new byte[140];
    Arrays.fill(target, (byte) 0x55);
    byte[] expected = target.clone();
    System.arraycopy(whole, pos, expected, 5, count);
    assertThat(bench.device.pread(pos, target, 5, count)).isEqualTo(count);
    assertThat(target).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,12", "12,12", "20,8", "24,96", "119,2", "120,4", "7,0", "124,0"})
  void aPartialWriteReplacesItsRangeAndStarts(int pos, int count) {
    TestBench bench = new TestBench(Revisions.V5_2);
    bench.start();
    byte[] before = bench.view.region();
    byte[] source = new byte[130];
    Arrays.fill(source, (byte) 0x33);
    byte[] expected = before.clone();
    System.arraycopy(source, 6, expected, pos, count);
    ByteBuffer.wrap(expected).putInt(IoRegion.RET_CODE, Errno.EBUSY.result());
    assertThat(bench.device.pwrite(pos, source, 6, count)).isEqualTo(Errno.EBUSY.result());
    assertThat(bench.view.region()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,124,24", "20,8,4", "24,100,0", "120,4,0", "23,1,1"})
  void keptBytesAreSkipped(int pos, int count, int taken) {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    bench.deliver(finalIrb(0x7a7b7c7d));
    bench.memory.write(TestBench.PROGRAM, new byte[] {3, 4});
    byte[] expected = bench.view.region();
    byte[] source = new byte[124];
    Arrays.fill(source, (byte) 0xff);
    System.arraycopy(source, 0, expected, pos, taken);
    int result = bench.device.pwrite(pos, source, 0, count);
    assertThat(result).isNegative();
    ByteBuffer.wrap(expected).putInt(IoRegion.RET_CODE, result);
    assertThat(bench.view.region()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0,125",
    "1,124",
    "124,1",
    "125,0",
    "-1,1",
    "0,-1",
    "9223372036854775807,1",
    "9223372036854775807,124",
    "9223372036854775800,2147483647",
    "-9223372036854775808,124"
  })
  void aRangeOutsideIsInvalidAndTouchesNothing(long pos, int count) {
    TestBench bench = new TestBench(Revisions.V5_2);
    byte[] before = bench.view.region();
    assertThat(bench.device.pwrite(pos, new byte[200], 0, count)).isEqualTo(INVALID);
    assertThat(bench.device.pread(pos, new byte[200], 0, count)).isEqualTo(INVALID);
    assertThat(bench.view.region()).isEqualTo(before);
    assertThat(bench.view.mutexOwner()).isNull();
  }

  @Test
  void theRangeIsCheckedBeforeTheMutex() {
    TestBench bench = new TestBench(Revisions.V5_2);
    TestBench.stepTo(RegionWrite.Stage.DISPATCH, bench.write());
    assertThat(bench.device.pread(1, new byte[124], 0, 124)).isEqualTo(INVALID);
    assertThat(bench.device.pwrite(1, new byte[124], 0, 124)).isEqualTo(INVALID);
  }

  @ParameterizedTest
  @CsvSource({"124,1", "123,0", "124,-1", "124,125", "124,2147483647"})
  void aBufferThatIsNotThereIsAFault(int size, int offset) {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    bench.deliver(finalIrb(8));
    byte[] before = bench.view.region();
    assertThat(bench.device.pwrite(0, new byte[size], offset, 124)).isEqualTo(FAULT);
    assertThat(bench.device.pread(0, new byte[size], offset, 124)).isEqualTo(FAULT);
    assertThat(bench.view.region()).isEqualTo(before);
    assertThat(bench.view.unread()).isTrue();
    assertThat(bench.view.mutexOwner()).isNull();
    assertThat(bench.view.state()).isEqualTo(DriverState.IDLE);
  }
}
