package org.vfiospec.machine.live;

import java.util.Arrays;
import java.util.OptionalLong;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.GetPrecopyInfo;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.PrecopyInfo;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/**
 * A device with the state machine of version 2: SET of its state, and the data file that a SET
 * makes. A second data FD while the first transfer is not over means that VMM and device are out of
 * sync, and is an error.
 */
public final class StatesMigration implements DeviceMigration {
  private static final int NO_FD = -1;
  private static final int PIECE = 1 << 16;

  private final DeviceKind kind;
  private final MigratableDevice device;
  private final DataFdTable fds = new DataFdTable();

  private int fd = NO_FD;

  /**
   * Opens the device.
   *
   * @param hardware freshly reset
   * @param longestTransfer in bytes; the data file takes no more of a transfer that is loaded
   */
  public StatesMigration(
      DeviceKind kind,
      DesignChoices choices,
      MigrationFlags flags,
      Hardware hardware,
      int longestTransfer) {
    this.kind = kind;
    device =
        new MigratableDevice(
            choices,
            flags,
            hardware,
            fds,
            hardware.longestCapture(),
            longestTransfer,
            StepPoints.NONE);
    device.open();
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public int kind() {
    return kind.code();
  }

  @Override
  public boolean supports(DeviceStage stage) {
    return device.flags().supports(stage.state());
  }

  @Override
  public void enter(DeviceStage stage) throws DeviceFailedException {
    SetState call = device.setState(stage.state().number());
    closeEnded();
    if (call.dataFd() != NO_FD) {
      take(call.dataFd());
    }
    if (call.result() != 0) {
      throw failed("SET of " + stage.state(), call.result());
    }
  }

  private void take(int number) throws DeviceFailedException {
    if (fd != NO_FD) {
      fds.close(number);
      throw new DeviceFailedException(
          name() + ": a second data FD; the device must have been reset meanwhile");
    }
    fd = number;
  }

  @Override
  public long pending() throws DeviceFailedException {
    if (!(file() instanceof SavingFile saving)) {
      throw new DeviceFailedException(name() + ": nothing is being saved");
    }
    GetPrecopyInfo call = device.precopyInfo(saving);
    if (call.result() != 0) {
      throw failed("VFIO_MIG_GET_PRECOPY_INFO", call.result());
    }
    PrecopyInfo info = call.info().orElseThrow();
    return info.initialBytes() + info.dirtyBytes();
  }

  @Override
  public OptionalLong longestRest() {
    return OptionalLong.of(device.stopCopyLength());
  }

  @Override
  public byte[] read() throws DeviceFailedException {
    byte[] piece = new byte[PIECE];
    int result = file().read(piece, 0, piece.length);
    if (result < 0 && result != Errno.ENOMSG.result()) {
      throw failed("a read of the data FD", result);
    }
    return Arrays.copyOf(piece, Math.max(0, result));
  }

  @Override
  public void write(byte[] bytes) throws DeviceFailedException {
    int result = file().write(bytes, 0, bytes.length);
    if (result < 0) {
      throw failed("a write to the data FD", result);
    }
  }

  @Override
  public void reset() {
    device.reset();
    closeEnded();
  }

  @Override
  public String state() {
    return device.state().name();
  }

  private DataFile file() throws DeviceFailedException {
    if (fd == NO_FD) {
      throw new DeviceFailedException(name() + ": no transfer is under way in " + state());
    }
    return fds.file(fd);
  }

  /** A file whose transfer is over is of no use. */
  private void closeEnded() {
    if (fd != NO_FD && fds.file(fd).disabled()) {
      fds.close(fd);
      fd = NO_FD;
    }
  }

  private DeviceFailedException failed(String what, int result) {
    return new DeviceFailedException(
        name() + ": " + what + " failed with " + Errno.of(result) + ", it is in " + state());
  }
}
