package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.vfiospec.ccw.TestBench.finalIrb;
import static org.vfiospec.ccw.TestBench.intermediateIrb;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.EventFd;

class RequestErrnoTest {
  private final TestBench bench = new TestBench(Revisions.RECOMMENDED);

  private void refused(int result, Errno errno) {
    assertThat(result).isEqualTo(errno.result());
    assertThat(bench.retCode()).isEqualTo(errno.result());
    assertThat(bench.view.state()).isEqualTo(DriverState.IDLE);
    assertThat(bench.view.program()).isEmpty();
    assertThat(bench.view.mutexOwner()).isNull();
  }

  private int startWithFctl(int fctl) {
    byte[] request = TestBench.request(Orb.format1(TestBench.PROGRAM));
    Scsw.ZERO.withFctl(fctl).writeTo(request, IoRegion.SCSW_AREA);
    return bench.device.pwrite(0, request, 0, request.length);
  }

  @Test
  void aStart() {
    assertThat(bench.start()).isEqualTo(124);
    assertThat(bench.view.state()).isEqualTo(DriverState.CP_PENDING);
    assertThat(bench.subchannel.active().orElseThrow().orb())
        .isEqualTo(Orb.format1(TestBench.PROGRAM));
  }

  @Test
  void anotherStartMeanwhile() {
    bench.start();
    assertThat(bench.start()).isEqualTo(Errno.EBUSY.result());
    assertThat(bench.view.state()).isEqualTo(DriverState.CP_PENDING);
    assertThat(bench.view.program().orElseThrow().live()).isTrue();
  }

  @Test
  void transportMode() {
    refused(bench.start(Orb.format1(TestBench.PROGRAM).with(Orb.Flag.TRANSPORT)), Errno.EOPNOTSUPP);
  }

  @Test
  void haltAndClear() {
    refused(startWithFctl(Scsw.FCTL_HALT), Errno.EOPNOTSUPP);
    refused(startWithFctl(Scsw.FCTL_CLEAR), Errno.EOPNOTSUPP);
    refused(startWithFctl(Scsw.FCTL_HALT | Scsw.FCTL_CLEAR), Errno.EOPNOTSUPP);
  }

  @Test
  void startWins() {
    assertThat(startWithFctl(Scsw.FCTL_START | Scsw.FCTL_HALT)).isEqualTo(124);
  }

  @Test
  void noFunction() {
    refused(startWithFctl(0), Errno.EINVAL);
  }

  @Test
  void noFunctionWhereUserSpaceWritesRetCode() {
    TestBench copied = new TestBench(Revisions.V5_2);
    byte[] request = new byte[124];
    ByteBuffer.wrap(request).putInt(IoRegion.RET_CODE, 77);
    assertThat(copied.device.pwrite(0, request, 0, 124)).isEqualTo(77);
    assertThat(copied.view.state()).isEqualTo(DriverState.IDLE);
    assertThat(copied.device.pwrite(0, new byte[124], 0, 124)).isEqualTo(124);
    assertThat(copied.view.state()).isEqualTo(DriverState.CP_PROCESSING); // for ever
    assertThat(copied.start()).isEqualTo(Errno.EAGAIN.result());
  }

  @Test
  void aProgramThatIsNotInMemory() {
    refused(bench.start(Orb.format1(0x7fff0000)), Errno.EFAULT);
  }

  @Test
  void aProgramThatIsTooLong() {
    for (int i = 0; i <= 256; i++) {
      bench.memory.write(0x2000 + 8 * i, new Ccw(Ccw.NOP, Ccw.CC, 1, 0));
    }
    refused(bench.start(Orb.format1(0x2000)), Errno.EINVAL);
  }

  @Test
  void indirectData() {
    bench.memory.write(TestBench.PROGRAM, new Ccw(Ccw.READ, Ccw.IDA, 1, 0));
    refused(bench.start(), Errno.EOPNOTSUPP);
  }

  @Test
  void statusPending() {
    bench.subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    refused(bench.start(), Errno.EBUSY);
  }

  @Test
  void functionInProgress() throws Exception {
    Orb orb = Orb.format1(TestBench.PROGRAM);
    bench.subchannel.ssch(orb, ChannelProgram.read(bench.memory, orb));
    refused(bench.start(), Errno.EBUSY);
  }

  @Test
  void noPathLeft() {
    bench.subchannel.setPathsAvailable(0);
    refused(bench.start(), Errno.ENODEV);
  }

  @Test
  void anotherPathLeft() {
    refused(bench.start(Orb.format1(TestBench.PROGRAM).withLpm(0x40)), Errno.EACCES);
    assertThat(bench.start(Orb.format1(TestBench.PROGRAM).withLpm(0))).isEqualTo(124);
  }

  @Test
  void theSubchannelIsGone() {
    bench.subchannel.setOperational(false);
    refused(bench.start(Orb.format1(TestBench.PROGRAM).withLpm(0x40)), Errno.ENODEV);
  }

  @Test
  void whileAnotherTranslates() {
    RegionWrite first = bench.write();
    TestBench.stepTo(RegionWrite.Stage.TRANSLATE, first);
    assertThat(bench.start()).isEqualTo(Errno.EAGAIN.result());
    TestBench.finish(first);
    assertThat(first.result()).isEqualTo(124);
  }

  /** A late intermediate-then-final pair of the old start meets the program of the next one. */
  @Test
  void somebodyFreedTheProgram() {
    TestBench v2 = new TestBench(Revisions.CONCURRENT_IO_V2);
    v2.start();
    v2.deliver(intermediateIrb(8)); // IDLE, too early
    v2.take(finalIrb(16));
    RegionWrite write = v2.write();
    TestBench.stepTo(RegionWrite.Stage.SSCH, write);
    TestBench.stepTo(IoTodo.Stage.COPY_LO, begun(v2));
    TestBench.finish(write);
    assertThat(write.result()).isEqualTo(Errno.EIO.result());
    assertThat(v2.retCode()).isEqualTo(Errno.EIO.result());
  }

  private static IoTodo begun(TestBench bench) {
    IoTodo worker = bench.device.ioTodo();
    TestBench.step(worker);
    return worker;
  }

  @Test
  void notOpen() {
    Subchannel subchannel = new Subchannel();
    VfioCcwDevice device =
        new VfioCcwDevice(
            DesignChoices.of(Revisions.RECOMMENDED),
            subchannel,
            new GuestMemory(0x2000),
            new ManualWorkqueue(),
            new EventFd());
    assertThat(device.pwrite(0, TestBench.request(Orb.format1(0x1000)), 0, 124))
        .isEqualTo(Errno.EIO.result());
    assertThat(device.view().state()).isEqualTo(DriverState.STANDBY);
  }

  @Test
  void resultsAreThereAtTheEnd() {
    RegionWrite write = bench.write();
    assertThatIllegalStateException().isThrownBy(write::result);
    RegionRead read = bench.device.read(0, new byte[4], 0, 4);
    assertThatIllegalStateException().isThrownBy(read::result);
  }
}
