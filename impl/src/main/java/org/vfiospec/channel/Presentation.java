package org.vfiospec.channel;

/** What became of a status that the device presented. */
enum Presentation {
  /** Nothing: the device keeps it. */
  REFUSED,
  /** It is gone, since the subchannel is frozen. */
  DISCARDED,
  /** It joined the status that is pending. */
  JOINED,
  /** It is pending now, and nothing was before: the interrupt line is to be raised. */
  PENDING
}
