package org.vfiospec.machine.live;

/** Who runs the guest, as far as one side knows. */
public enum Claim {
  /** This side, and it does. */
  HERE,
  /** Not this side, which has nothing of the guest any more, or nothing that it needs. */
  NOT_HERE,
  /** Perhaps the other side: this one has all of the guest, and does not run it unasked. */
  IN_DOUBT
}
