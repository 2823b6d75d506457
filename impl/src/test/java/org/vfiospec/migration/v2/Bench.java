package org.vfiospec.migration.v2;

import java.util.List;
import org.vfiospec.vfio.StepPoints;

/** A device with its hardware and its user. */
final class Bench {
  static final DesignChoices MAINLINE =
      new DesignChoices(
          Skip.TO_SUPPORTED_OR_ERROR,
          RequestOfCurrent.ALWAYS,
          HalfArc.KEPT,
          HandOver.LAST,
          ResetOrder.DEFERRED);
  static final DesignChoices BEFORE_FIX =
      new DesignChoices(
          Skip.TO_SUPPORTED,
          RequestOfCurrent.ALWAYS,
          HalfArc.KEPT,
          HandOver.LAST,
          ResetOrder.DEFERRED);
  static final DesignChoices RECOMMENDED =
      new DesignChoices(
          Skip.TO_SUPPORTED_OR_ERROR,
          RequestOfCurrent.EXCEPT_ERROR,
          HalfArc.UNDONE,
          HandOver.RESERVED_FIRST,
          ResetOrder.UNDER_MUTEX);

  static final List<MigrationFlags> FLAG_SETS =
      List.of(
          new MigrationFlags(1),
          new MigrationFlags(3),
          new MigrationFlags(5),
          new MigrationFlags(7));
  static final MigrationFlags ALL_FLAGS = new MigrationFlags(7);

  /** The longest transfer that is taken, in bytes. */
  static final int LONGEST_TRANSFER = 10 * CountingHardware.PART;

  final CountingHardware hardware = new CountingHardware();
  final Fds fds = new Fds();
  final MigratableDevice device;

  Bench(DesignChoices choices, MigrationFlags flags) {
    this(choices, flags, StepPoints.NONE);
  }

  Bench(DesignChoices choices, MigrationFlags flags, StepPoints points) {
    device = new MigratableDevice(choices, flags, hardware, fds, 4096, LONGEST_TRANSFER, points);
    device.open();
  }

  int set(DeviceState wanted) {
    return device.setState(wanted.number()).result();
  }

  /** The file that a SET of the state, which succeeds, makes. */
  DataFile file(DeviceState wanted) {
    SetState call = device.setState(wanted.number());
    if (call.result() != 0) {
      throw new AssertionError(wanted + ": " + call.result());
    }
    return fds.open.get(call.dataFd());
  }

  static byte[] readAll(DataFile file) {
    byte[] all = new byte[1000];
    int at = 0;
    int read = file.read(all, at, 3);
    while (read > 0) {
      at += read;
      read = file.read(all, at, 3);
    }
    if (read != 0) {
      throw new AssertionError("read: " + read);
    }
    return java.util.Arrays.copyOf(all, at);
  }
}
