package org.vfiospec.migration.v2;

/**
 * The core's answer to a driver that asks for the next step (vfio_mig_get_next_state), one look
 * into the table at a time.
 *
 * @param kind what the answer is
 * @param state the state that it is about; null for a refusal
 */
record NextStep(Kind kind, DeviceState state) {
  enum Kind {
    /** The driver takes the arc to the state. */
    ARC,
    /** The state is not supported: the table is to be looked into again from there. */
    SKIP,
    /** EINVAL. */
    REFUSED
  }

  private static final NextStep REFUSED = new NextStep(Kind.REFUSED, null);

  /** The first look. */
  static NextStep from(DeviceState current, DeviceState wanted, MigrationFlags flags, Skip skip) {
    return flags.supports(current) && flags.supports(wanted)
        ? look(current, wanted, flags, skip)
        : REFUSED;
  }

  /** The next look, behind a SKIP. */
  NextStep again(DeviceState wanted, MigrationFlags flags, Skip skip) {
    return look(state, wanted, flags, skip);
  }

  private static NextStep look(
      DeviceState from, DeviceState wanted, MigrationFlags flags, Skip skip) {
    DeviceState entry = NextStateTable.entry(from, wanted);
    if (flags.supports(entry)) {
      return new NextStep(Kind.ARC, entry);
    }
    return entry == DeviceState.ERROR && skip == Skip.TO_SUPPORTED_OR_ERROR
        ? REFUSED
        : new NextStep(Kind.SKIP, entry);
  }
}
