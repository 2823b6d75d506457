package org.vfiospec.ccw;

import org.vfiospec.channel.Scsw;

/** Design choice {@code freeOn}: the IRB at which the worker frees the channel program. */
public enum FreeOn {
  /** Any solicited one, so also the first of several (4.12). */
  SOLICITED {
    @Override
    boolean frees(Scsw scsw) {
      return scsw.isSolicited();
    }
  },
  /** A solicited and final one (since 5.1, "only free cp on final interrupt"). */
  FINAL {
    @Override
    boolean frees(Scsw scsw) {
      return scsw.isSolicited() && scsw.isFinal();
    }
  };

  abstract boolean frees(Scsw scsw);
}
