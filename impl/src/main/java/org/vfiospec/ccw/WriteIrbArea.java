package org.vfiospec.ccw;

import org.vfiospec.vfio.Errno;

/** Design choice {@code writeIrbArea}: who owns irb_area and ret_code, bytes 24 to 123. */
public enum WriteIrbArea {
  /** A write reaches them, as it reaches the rest of the region (every kernel so far). */
  COPIED {
    @Override
    int writableEnd() {
      return IoRegion.SIZE;
    }

    @Override
    void answerNoFunction(IoRegion region) {
      // ret_code is what user space wrote there
    }
  },
  /** They are the driver's: what a write holds for them is skipped. */
  KEPT {
    @Override
    int writableEnd() {
      return IoRegion.IRB_AREA;
    }

    @Override
    void answerNoFunction(IoRegion region) {
      region.setRetCode(Errno.EINVAL.result()); // nobody else has written an answer
    }
  };

  /** The end, exclusive, of the bytes that a write reaches; they begin at 0. */
  abstract int writableEnd();

  /** Sets ret_code for a request with none of the function bits. */
  abstract void answerNoFunction(IoRegion region);
}
