package org.vfiospec.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.vfiospec.report.Check;
import org.vfiospec.report.DistributedCheck;
import org.vfiospec.report.DistributedModel;
import org.vfiospec.report.DistributedText;
import org.vfiospec.report.Finding;
import org.vfiospec.report.Verdict;
import org.vfiospec.tlc.DistributedTlc;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The options of a check on several machines, and that check. */
final class DistributedOptions {
  /** Where workers look for a server. */
  static final int PORT = 10997;

  private static final int LAST_PORT = 65535;

  @Option(
      names = "--distributed",
      paramLabel = "N",
      description = {
        "Check the invariants with TLC's distributed mode, once N workers are there; see vfiospec"
            + " worker. This machine keeps the known states, the workers generate them.",
        "Whoever reaches the port can take part: use it in a network that you trust."
      })
  private Optional<Integer> workers;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Let workers in at this port; 0: at any that is free. Default: " + PORT + ".")
  private Optional<Integer> port;

  /** Whether it is asked for; it is refused with what does not go with it. */
  boolean isAskedFor(CheckFormat format) {
    if (workers.isEmpty()) {
      if (port.isPresent()) {
        throw new UsageException("--port is for workers; give --distributed N with it");
      }
      return false;
    }
    if (workers.get() < 1) {
      throw new UsageException("--distributed needs one worker or more, not " + workers.get());
    }
    if (format != CheckFormat.TEXT) {
      throw new UsageException(
          "--distributed does not go with --format, for it finds no depth and no temporal verdict;"
              + " leave one of them out");
    }
    if (port.filter(p -> p < 0 || p > LAST_PORT).isPresent()) {
      throw new UsageException("--port is a number from 0 to " + LAST_PORT + ", not " + port.get());
    }
    return true;
  }

  /** Checks, and returns the exit code. */
  int check(Environment environment, List<Check.Subject> subjects) {
    List<DistributedModel> models;
    try (DistributedTlc server =
        new DistributedTlc(port.orElse(PORT), environment.err()::println)) {
      environment
          .err()
          .println(
              "waiting for "
                  + workers.orElseThrow()
                  + " workers; where they shall work, run: ./vfiospec worker --server "
                  + thisHost()
                  + ":"
                  + server.port());
      server.awaitWorkers(workers.orElseThrow());
      models = DistributedCheck.run(server, subjects);
    }
    environment.out().print(DistributedText.of(models));
    models.forEach(model -> tellBehaviours(environment, model));
    List<Finding> findings = models.stream().flatMap(m -> m.findings().stream()).toList();
    findings.forEach(finding -> environment.err().println("vfiospec: " + finding));
    return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** What outgrows one machine cannot be explained there. */
  private static void tellBehaviours(Environment environment, DistributedModel model) {
    model.verdicts().stream()
        .filter(Verdict::surprises)
        .map(verdict -> model.found().violations().getOrDefault(verdict.property().name(), ""))
        .filter(behaviour -> !behaviour.isEmpty())
        .forEach(environment.err()::println);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new UsageException(
          "this machine's own name has no address, which TLC needs; add it to /etc/hosts ("
              + e.getMessage()
              + ")");
    }
  }
}
