package org.vfiospec.migration.v1;

/** Where a write ends that finds the transferred data unusable. */
public enum BadData {
  /** In ERROR (Gunthorpe, 23 November 2021). */
  ERROR,
  /**
   * In the old state if nothing was done before, else in ERROR; the driver may choose (Williamson,
   * 9 December 2021).
   */
  OLD
}
