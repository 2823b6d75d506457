package org.vfiospec.tlc;

import java.util.Arrays;

/** How TLC's command line ends. */
public enum TlcExit {
  SUCCESS(0),
  ASSUMPTION(10),
  DEADLOCK(11),
  SAFETY(12),
  LIVENESS(13),
  ASSERT(14),
  EVALUATION(75),
  SAFETY_EVALUATION(76),
  LIVENESS_EVALUATION(77),
  SPEC_PARSE(150),
  CONFIG_PARSE(151),
  STATE_SPACE_TOO_LARGE(152),
  SYSTEM(153),
  ERROR(255);

  private final int code;

  TlcExit(int code) {
    this.code = code;
  }

  /** The process's exit code. */
  public int code() {
    return code;
  }

  /** The meaning of an exit code. */
  public static TlcExit of(int code) {
    return Arrays.stream(values())
        .filter(exit -> exit.code == code)
        .findFirst()
        .orElseThrow(() -> new SpecException("TLC ended with the unknown exit code " + code));
  }
}
