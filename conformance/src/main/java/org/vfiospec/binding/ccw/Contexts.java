package org.vfiospec.binding.ccw;

/** The contexts, each a thread of its own when there are threads. */
final class Contexts {
  static final String FIRST_USER = "u1";
  static final String SECOND_USER = "u2";
  static final String INTERRUPT = "hard interrupt";
  static final String WORKER = "worker";
  static final String DEVICE = "channel subsystem";

  /** A further thread of user space, whose requests are all refused. */
  static final String REFUSED_USER = "refused user";

  private Contexts() {}
}
