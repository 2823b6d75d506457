package org.vfiospec.cli;

/** The forms of a report: for a person, or for a program. */
enum ReportFormat {
  TEXT,
  JSON
}
