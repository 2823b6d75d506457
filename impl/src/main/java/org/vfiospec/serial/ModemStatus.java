package org.vfiospec.serial;

/** The modem-status register. Guarded by the lock of its device. */
final class ModemStatus {
  private int msr;

  /** The inputs have these levels now, {@link Msr#LEVELS}; what changed is noted. */
  void sample(int levels) {
    int changed = (msr ^ levels) & Msr.LEVELS;
    int deltas = changed >>> 4;
    if ((levels & Msr.RI) != 0) {
      deltas &= ~Msr.TRAILING_EDGE_RI;
    }
    msr = levels | msr & Msr.DELTAS | deltas;
  }

  /** The levels that the outputs have on the inputs in loopback. */
  static int loopedBack(int mcr) {
    int levels = 0;
    levels |= (mcr & Mcr.RTS) != 0 ? Msr.CTS : 0;
    levels |= (mcr & Mcr.DTR) != 0 ? Msr.DSR : 0;
    levels |= (mcr & Mcr.OUT1) != 0 ? Msr.RI : 0;
    levels |= (mcr & Mcr.OUT2) != 0 ? Msr.DCD : 0;
    return levels;
  }

  int read() {
    int told = msr;
    msr &= Msr.LEVELS;
    return told;
  }

  boolean changed() {
    return (msr & Msr.DELTAS) != 0;
  }

  int value() {
    return msr;
  }

  void set(int value) {
    msr = value;
  }
}
