package org.vfiospec.migration.v1;

/** Where a write ends whose action failed. */
public enum Failure {
  /** In ERROR, unless nothing was done yet. */
  ERROR {
    @Override
    boolean keepsOld(BitGroup failed, boolean touched) {
      return !touched;
    }
  },
  /**
   * In the old state, as the register has it, though nobody undoes what was done; only a load that
   * fails ends in ERROR (mlx5, 27 October 2021).
   */
  OLD {
    @Override
    boolean keepsOld(BitGroup failed, boolean touched) {
      return failed != BitGroup.NOT_RESUMING;
    }
  };

  abstract boolean keepsOld(BitGroup failed, boolean touched);
}
