package org.vfiospec.replay;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The innermost frames of a stack, in one line. */
final class Frames {
  private static final int SHOWN = 6;

  private Frames() {}

  static String of(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .limit(SHOWN)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }
}
