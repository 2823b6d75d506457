package org.vfiospec.channel;

/** The enabled bit of the path-management-control word, which MODIFY SUBCHANNEL sets. */
public enum Enablement {
  /** The subchannel refuses SSCH and presents no unsolicited status. */
  DISABLED,
  /** The subchannel is usable. */
  ENABLED
}
