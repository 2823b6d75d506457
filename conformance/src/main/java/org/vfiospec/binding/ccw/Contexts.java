package org.vfiospec.binding.ccw;

/**
 * The contexts, each a thread of its own when there are threads; besides these, every user-space
 * thread by its name in the specification.
 */
final class Contexts {
  static final String OPENER = "opener";
  static final String INTERRUPT = "hard interrupt";
  static final String WORKER = "worker";
  static final String DEVICE = "channel subsystem";

  /** A further thread of user space, whose requests are all refused. */
  static final String REFUSED_USER = "refused user";

  private Contexts() {}
}
