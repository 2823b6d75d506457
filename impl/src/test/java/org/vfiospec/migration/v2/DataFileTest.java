package org.vfiospec.migration.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY;
import static org.vfiospec.migration.v2.DeviceState.RESUMING;
import static org.vfiospec.migration.v2.DeviceState.STOP;
import static org.vfiospec.migration.v2.DeviceState.STOP_COPY;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.v2.CountingHardware.Outcome;
import org.vfiospec.vfio.Errno;

class DataFileTest {
  private final Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
  private final byte[] buffer = new byte[100];

  @Test
  void theEndIsTemporaryWhileTheDeviceRuns() {
    DataFile file = bench.file(PRE_COPY);
    assertEquals(CountingHardware.PART, file.read(buffer, 0, 100));
    assertEquals(Errno.ENOMSG.result(), file.read(buffer, 0, 100));
    bench.set(STOP_COPY);
    assertEquals(CountingHardware.PART, file.read(buffer, 0, 100));
    assertEquals(0, file.read(buffer, 0, 100));
    assertEquals(0, file.read(buffer, 0, 100), "for ever");
    bench.set(STOP);
    assertEquals(Errno.ENODEV.result(), file.read(buffer, 0, 100));
  }

  @Test
  void aFileGoesOneWay() {
    assertEquals(Errno.EBADF.result(), bench.file(STOP_COPY).write(buffer, 0, 1));
    assertEquals(Errno.EBADF.result(), bench.file(RESUMING).read(buffer, 0, 1));
  }

  @Test
  void aTransferThatIsTooLongIsNotTaken() {
    byte[] tooLong = new byte[Bench.LONGEST_TRANSFER + 1];
    DataFile file = bench.file(RESUMING);
    assertEquals(Errno.ENOMEM.result(), file.write(tooLong, 0, tooLong.length));
    assertEquals(4, file.write(tooLong, 0, 4), "nothing was taken of the first");
    assertEquals(Errno.ENOMEM.result(), file.write(tooLong, 0, tooLong.length - 4));
    assertEquals(tooLong.length - 5, file.write(tooLong, 0, tooLong.length - 5));
    assertEquals(Errno.ENOMEM.result(), file.write(tooLong, 0, 1));
    assertEquals(0, file.write(tooLong, 0, 0));
    assertEquals(Bench.LONGEST_TRANSFER, bench.device.view().transfer().bytes().length);
    assertEquals(0, bench.set(STOP), "what was taken is a transfer");
    assertEquals(Errno.ENODEV.result(), file.write(tooLong, 0, tooLong.length), "it is over");
  }

  @Test
  void nothingCannotBeRead() {
    DataFile file = bench.file(PRE_COPY);
    assertEquals(Errno.EINVAL.result(), file.read(buffer, 0, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> file.read(buffer, 99, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> file.write(buffer, 99, 2));
  }

  @Test
  void precopyInfoTellsWhatIsLeftAndFetchesWhatChanged() {
    SavingFile file = (SavingFile) bench.file(PRE_COPY);
    assertEquals(Optional.of(new PrecopyInfo(4, 0)), bench.device.precopyInfo(file).info());
    file.read(buffer, 0, 3);
    bench.hardware.internal = 7;
    assertEquals(Optional.of(new PrecopyInfo(1, 0)), bench.device.precopyInfo(file).info());
    file.read(buffer, 0, 1);
    assertEquals(Optional.of(new PrecopyInfo(0, 4)), bench.device.precopyInfo(file).info());
    assertEquals(4, file.read(buffer, 0, 100));
    assertEquals(Optional.of(new PrecopyInfo(0, 0)), bench.device.precopyInfo(file).info());
    bench.hardware.next(Outcome.FAILS);
    assertEquals(Errno.EIO.result(), bench.device.precopyInfo(file).result());
  }

  @Test
  void precopyInfoIsForPrecopy() {
    SavingFile old = (SavingFile) bench.file(PRE_COPY);
    bench.set(DeviceState.RUNNING);
    bench.file(PRE_COPY);
    assertEquals(Errno.ENODEV.result(), bench.device.precopyInfo(old).result());
    bench.set(STOP_COPY);
    assertEquals(Errno.EINVAL.result(), bench.device.precopyInfo(old).result());
  }

  @Test
  void theDataSizeIsAnEstimateInAnyState() {
    assertEquals(4096, bench.device.stopCopyLength());
  }
}
