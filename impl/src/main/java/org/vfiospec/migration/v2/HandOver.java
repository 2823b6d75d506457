package org.vfiospec.migration.v2;

/** When a file gets what it needs to reach user space. */
public enum HandOver {
  /** When the state has been committed. */
  LAST,
  /** Before anything is done. */
  RESERVED_FIRST
}
