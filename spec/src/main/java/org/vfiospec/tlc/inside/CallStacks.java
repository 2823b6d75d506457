package org.vfiospec.tlc.inside;

import java.util.function.Consumer;
import tlc2.tool.impl.CallStackTool;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;

/** Finds where in the modules an evaluation failed. */
final class CallStacks {
  /** What TLC says if the failure was not its own. */
  private static final String UNKNOWN = "The error call stack is empty.";

  private CallStacks() {}

  /**
   * Repeats what failed with a tool that remembers where it was; says where that is, or nothing if
   * it is not known.
   */
  static String place(FastTool tool, Consumer<Tool> failing) {
    CallStackTool traced = new CallStackTool(tool);
    try {
      failing.accept(traced);
      return "";
    } catch (RuntimeException | StackOverflowError expected) {
      String[] frames = traced.toString().strip().split("\\R");
      String innermost = frames[frames.length - 1].strip().replaceFirst("^\\d+\\.\\s*", "");
      boolean known = !innermost.isEmpty() && !innermost.equals(UNKNOWN);
      return known ? " (" + innermost + ")" : "";
    }
  }
}
