package org.vfiospec.ccw;

/** Design choice {@code cpGuard}: what can still be used of a channel program that was freed. */
enum AfterFree {
  /** Nothing: every accessor tests {@code initialized} (71189f263f8a). */
  GUARDED {
    @Override
    HeldProgram rest(HeldProgram freed) {
      return null;
    }
  },
  /** Its memory, as long as it is freed only once. */
  UNGUARDED {
    @Override
    HeldProgram rest(HeldProgram freed) {
      return freed.live() ? freed.dead() : null;
    }
  };

  static AfterFree of(DesignChoices choices) {
    return choices.cpGuard() ? GUARDED : UNGUARDED;
  }

  /** What is left; null for nothing. */
  abstract HeldProgram rest(HeldProgram freed);
}
