package org.vfiospec.tlc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TLC as anybody runs it: its command line, in a process of its own. What the rest of this package
 * is compared with.
 */
public final class StockTlc {
  private static final Pattern VIOLATED =
      Pattern.compile("(?:Invariant|Action property|Property) (\\w+) is violated");
  private static final Pattern COUNTS =
      Pattern.compile("(?m)^(\\d+) states generated, (\\d+) distinct states found");
  private static final Pattern DEPTH =
      Pattern.compile("depth of the complete state graph search is (\\d+)");
  private static final Pattern STATE = Pattern.compile("(?m)^State \\d+: <");

  private StockTlc() {}

  /** Runs TLC with {@code workers} workers until it finds a violation or the end. */
  public static StockVerdict check(Model model, int workers) {
    return check(model, workers, JavaProcess.ALONE);
  }

  /** The same in a process with other options for its machine. */
  static StockVerdict check(Model model, int workers, List<String> machineOptions) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      scratch.copy(model);
      long started = System.nanoTime();
      JavaProcess.Result result =
          JavaProcess.run(
              scratch.path(),
              machineOptions,
              "tlc2.TLC",
              List.of(
                  "-workers", String.valueOf(workers), "-metadir", "states", model.rootModule()));
      return verdict(model, result, (System.nanoTime() - started) / 1e9);
    }
  }

  private static StockVerdict verdict(Model model, JavaProcess.Result result, double seconds) {
    String output = result.output();
    TlcExit exit = TlcExit.of(result.exitCode());
    Matcher counts = lastMatch(COUNTS, output);
    Matcher depth = lastMatch(DEPTH, output);
    return new StockVerdict(
        exit,
        violated(model, exit, output),
        counts == null ? 0 : Long.parseLong(counts.group(2)),
        counts == null ? 0 : Long.parseLong(counts.group(1)),
        depth == null ? 0 : Integer.parseInt(depth.group(1)),
        (int) STATE.matcher(output).results().count(),
        seconds,
        output);
  }

  private static Optional<String> violated(Model model, TlcExit exit, String output) {
    Matcher named = VIOLATED.matcher(output);
    if (named.find()) {
      return Optional.of(named.group(1));
    }
    List<Property> temporal =
        model.properties().stream().filter(p -> p.kind() == Property.Kind.TEMPORAL).toList();
    return exit == TlcExit.LIVENESS && temporal.size() == 1
        ? Optional.of(temporal.get(0).name())
        : Optional.empty();
  }

  private static Matcher lastMatch(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int at = -1;
    while (matcher.find()) {
      at = matcher.start();
    }
    return at >= 0 && matcher.find(at) ? matcher : null;
  }
}
