package org.vfiospec.ccw;

import java.lang.invoke.VarHandle;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.vfio.Region;

/**
 * struct ccw_io_region, 124 bytes (include/uapi/linux/vfio_ccw.h): orb_area 0 to 11, scsw_area 12
 * to 23, irb_area 24 to 119, ret_code 120 to 123.
 *
 * <p>It has no lock of its own. Where a revision has none either, its bytes are plain memory that
 * several contexts use at once; the fences make what one context stored visible to the next.
 */
final class IoRegion {
  static final int SCSW_AREA = 12;
  static final int IRB_AREA = 24;
  static final int RET_CODE = 120;
  static final int SIZE = 124;

  /** The driver's copy of an IRB, and user space's, are cut in two halves of 48 bytes. */
  static final int IRB_MIDDLE = IRB_AREA + Irb.SIZE / 2;

  private final Region bytes = new Region(SIZE);

  boolean fits(long pos, long count) {
    return bytes.fits(pos, count);
  }

  void copyIn(int pos, byte[] source, int offset, int count) {
    bytes.copyIn(pos, source, offset, count);
    VarHandle.fullFence();
  }

  void copyOut(int pos, byte[] target, int offset, int count) {
    VarHandle.fullFence();
    bytes.copyOut(pos, target, offset, count);
  }

  Orb orb() {
    return Orb.parse(snapshot(), 0);
  }

  Scsw scsw() {
    return Scsw.parse(snapshot(), SCSW_AREA);
  }

  /** Bytes 0 to 47 of the IRB. */
  void putIrbLo(Irb irb) {
    copyIn(IRB_AREA, irb.toBytes(), 0, IRB_MIDDLE - IRB_AREA);
  }

  /** Bytes 48 to 95 of the IRB. */
  void putIrbHi(Irb irb) {
    copyIn(IRB_MIDDLE, irb.toBytes(), IRB_MIDDLE - IRB_AREA, RET_CODE - IRB_MIDDLE);
  }

  void clearIrb() {
    copyIn(IRB_AREA, new byte[Irb.SIZE], 0, Irb.SIZE);
  }

  int retCode() {
    VarHandle.fullFence();
    return bytes.getInt(RET_CODE);
  }

  void setRetCode(int value) {
    bytes.putInt(RET_CODE, value);
    VarHandle.fullFence();
  }

  byte[] snapshot() {
    VarHandle.fullFence();
    return bytes.copyOut(0, SIZE);
  }
}
