package org.vfiospec.migration.v2;

/** Where the loop over states that are not supported ends. */
public enum Skip {
  /** At a supported state; towards ERROR never. */
  TO_SUPPORTED,
  /** At a supported state, or at ERROR. */
  TO_SUPPORTED_OR_ERROR
}
