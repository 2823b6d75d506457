package org.vfiospec.cli;

/** The forms of a counterexample: a story, a trace to be replayed, a sequence diagram. */
enum ExplainFormat {
  TEXT,
  ITF,
  MERMAID
}
