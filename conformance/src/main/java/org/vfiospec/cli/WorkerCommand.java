package org.vfiospec.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfiospec.tlc.DistributedWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Takes part in a check on several machines. */
@Command(
    name = "worker",
    description = {
      "Works for a vfiospec check --distributed, on this machine or another, until that is over.",
      "It gets the specification from there. The server connects to it, too, at ports that Java"
          + " chooses: no firewall and no translation of addresses may be between the two."
    })
final class WorkerCommand implements Callable<Integer> {
  private static final Pattern SERVER =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:\\s/\\[\\]]+)(?::(\\d{1,5}))?");
  private static final int LAST_PORT = 65535;

  private final Environment environment;

  @Option(
      names = "--server",
      paramLabel = "HOST[:PORT]",
      required = true,
      description = "Where the check is; it says what to write here.")
  private String server;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Work in so many threads. Default: one for each processor.")
  private Optional<Integer> threads;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "Look so long for a server that is not there yet, or went away. Default: 60 seconds.")
  private int patience;

  WorkerCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Matcher place = SERVER.matcher(server);
    if (!place.matches()) {
      throw new UsageException("--server is HOST or HOST:PORT, not " + server);
    }
    int port = place.group(2) == null ? DistributedOptions.PORT : Integer.parseInt(place.group(2));
    if (port < 1 || port > LAST_PORT) {
      throw new UsageException("the port of --server is from 1 to " + LAST_PORT + ", not " + port);
    }
    int inThreads = threads.orElseGet(Runtime.getRuntime()::availableProcessors);
    if (inThreads < 1) {
      throw new UsageException("--threads needs one or more, not " + inThreads);
    }
    if (patience < 0) {
      throw new UsageException("--patience is 0 seconds or more, not " + patience);
    }
    new DistributedWorker(
            place.group(1),
            port,
            inThreads,
            Duration.ofSeconds(patience),
            environment.err()::println)
        .serve();
    return ExitCode.OK;
  }
}
