package org.vfiospec.demo;

import java.util.List;
import java.util.Map;

/**
 * What a demo showed.
 *
 * @param asPromised whether it is what the rules of the scenario promise
 * @param lines for a person
 * @param json for a program: maps, lists, strings, numbers and truth values
 */
public record DemoReport(boolean asPromised, List<String> lines, Map<String, Object> json) {
  /** Takes a copy of the lines. */
  public DemoReport {
    lines = List.copyOf(lines);
  }
}
