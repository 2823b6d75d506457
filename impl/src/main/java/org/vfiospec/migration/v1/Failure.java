package org.vfiospec.migration.v1;

/** Where a write ends whose action failed when others had been executed. */
public enum Failure {
  /** In ERROR. */
  ERROR,
  /** In the old state, as the register has it; nobody undoes what was done. */
  OLD
}
