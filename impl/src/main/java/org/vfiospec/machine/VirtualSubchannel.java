package org.vfiospec.machine;

import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;

/**
 * The subchannel that a guest sees: its status and controls, and the checks of the I/O instructions
 * on them (QEMU, hw/s390x/css.c). Enabled and valid, always. Guarded by the big lock of its VMM.
 */
final class VirtualSubchannel {
  private static final int PENDING_ACTIVITY =
      Scsw.ACTL_RESUME_PEND | Scsw.ACTL_START_PEND | Scsw.ACTL_HALT_PEND | Scsw.ACTL_CLEAR_PEND;
  private static final int ERROR_STATUS =
      Scsw.STCTL_ALERT | Scsw.STCTL_PRIMARY | Scsw.STCTL_SECONDARY | Scsw.STCTL_PENDING;
  private static final int PATH_NOT_OPERATIONAL = 0x00010000;

  private Irb status = Irb.ZERO;

  Scsw scsw() {
    return status.scsw();
  }

  /** The checks of SSCH: the condition code; with 0 the start function is in progress. */
  int start() {
    Scsw now = scsw();
    if (now.isStatusPending()) {
      return ConditionCode.STATUS_PENDING;
    }
    if (now.fctl() != 0) {
      return ConditionCode.BUSY;
    }
    Scsw operational = new Scsw(now.word0() & ~PATH_NOT_OPERATIONAL, now.cpa(), now.word2());
    setScsw(
        operational.withFctl(Scsw.FCTL_START).withActl(operational.actl() | Scsw.ACTL_START_PEND));
    return ConditionCode.ACCEPTED;
  }

  /** Function, activity and status control and the flags go back to what they were. */
  void restore(Scsw before) {
    Scsw now = scsw();
    setScsw(new Scsw(before.word0(), now.cpa(), now.word2()));
  }

  /** TSCH: what the guest gets; status pending in it means condition code 0, else 1. */
  Irb test() {
    Irb stored = status;
    Scsw now = scsw();
    if (now.isStatusPending()) {
      boolean goesOn = now.stctl() == (Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING);
      Scsw cleared = now.withStctl(0).withActl(now.actl() & ~PENDING_ACTIVITY);
      setScsw(goesOn ? cleared : cleared.withFctl(0));
    }
    return stored;
  }

  /** What the device says replaces everything. */
  void replace(Irb irb) {
    status = irb;
  }

  /** The device cannot take the start at all, for a reason that no condition code tells. */
  void unitException() {
    setScsw(
        withoutStartPending()
            .withStctl(ERROR_STATUS)
            .withCstat(0)
            .withDstat(Scsw.DSTAT_UNIT_EXCEPTION));
  }

  /** The status of the device could not be read: not operational, told afterwards. */
  void deferredNotOperational() {
    setScsw(
        scsw()
            .withCc(ConditionCode.NOT_OPERATIONAL)
            .withStctl(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING));
  }

  /** The status of the device could not be read: this subchannel status instead. */
  void check(int cstat) {
    setScsw(withoutStartPending().withStctl(ERROR_STATUS).withCstat(cstat));
  }

  /** Primary status ends the start, and with it what was pending of it. */
  private Scsw withoutStartPending() {
    return scsw().withActl(scsw().actl() & ~Scsw.ACTL_START_PEND);
  }

  private void setScsw(Scsw scsw) {
    status = status.withScsw(scsw);
  }
}
