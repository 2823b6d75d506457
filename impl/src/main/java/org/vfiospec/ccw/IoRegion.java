package org.vfiospec.ccw;

import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.vfio.Region;

/**
 * struct ccw_io_region, 124 bytes (include/uapi/linux/vfio_ccw.h): orb_area 0 to 11, scsw_area 12
 * to 23, irb_area 24 to 119, ret_code 120 to 123.
 *
 * <p>It has no lock of its own. Where a revision has none either, several contexts use its bytes at
 * once, and see of each other what {@link Region} promises: words whole, copies word by word. That
 * is the grain of the kernel's accesses:
 *
 * <ul>
 *   <li>What the driver loads or stores itself, ret_code above all, is an aligned int. A CPU
 *       accesses it whole.
 *   <li>A copy (copy_from_user, copy_to_user, the worker's memcpy of an IRB) is many accesses. MVC,
 *       which s390 copies with, ascends, and takes the bytes of a doubleword at once as other CPUs
 *       see it (System/370 Principles of Operation, GA22-7000-4, "Consistency Specification"); C
 *       promises a byte. A word is between the two: no field is torn in itself, and any two fields
 *       can be of two copies.
 *   <li>A copy that begins or ends inside of a word stores the bytes that it has, and no others.
 * </ul>
 *
 * <p>Loads acquire and stores release, because an s390 CPU lets no load pass a load, and no store
 * pass a store. It does let a load pass an earlier store: a full fence, which forbids that, would
 * make a revision without a lock better than it is.
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
  }

  void copyOut(int pos, byte[] target, int offset, int count) {
    bytes.copyOut(pos, target, offset, count);
  }

  Orb orb() {
    return new Orb(bytes.getInt(0), bytes.getInt(4), bytes.getInt(8));
  }

  Scsw scsw() {
    return new Scsw(
        bytes.getInt(SCSW_AREA), bytes.getInt(SCSW_AREA + 4), bytes.getInt(SCSW_AREA + 8));
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
    return bytes.getInt(RET_CODE);
  }

  void setRetCode(int value) {
    bytes.putInt(RET_CODE, value);
  }

  byte[] snapshot() {
    return bytes.copyOut(0, SIZE);
  }
}
