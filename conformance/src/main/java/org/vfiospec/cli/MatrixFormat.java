package org.vfiospec.cli;

/** The forms of a matrix. */
enum MatrixFormat {
  TEXT,
  JSON,
  MARKDOWN
}
