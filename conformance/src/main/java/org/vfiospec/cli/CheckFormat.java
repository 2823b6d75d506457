package org.vfiospec.cli;

/** The forms of what checking found; {@link #MANIFEST} is for a person to review and to keep. */
enum CheckFormat {
  TEXT,
  JSON,
  MANIFEST
}
