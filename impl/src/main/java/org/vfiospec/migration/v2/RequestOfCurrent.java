package org.vfiospec.migration.v2;

/** Whether a request of the state that is current succeeds. */
public enum RequestOfCurrent {
  /** It does nothing and succeeds. */
  ALWAYS,
  /** The same, but ERROR is refused. */
  EXCEPT_ERROR
}
