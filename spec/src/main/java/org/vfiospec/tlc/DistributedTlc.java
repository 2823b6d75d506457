package org.vfiospec.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TLC's distributed mode, the side of the server: it holds the states that are known, and workers
 * on this machine and others, each a {@link DistributedWorker}, generate them and check them.
 *
 * <p>TLC's server checks invariants and deadlock. It does not check temporal properties.
 */
public final class DistributedTlc implements AutoCloseable {
  private static final String REGISTRY = "REGISTRY ";
  private static final Pattern READY = Pattern.compile("TLC server at .* is ready .*");
  private static final Pattern PROGRESS =
      Pattern.compile("Progress.* (\\S+) distinct states found.* (\\S+) states left on queue\\.");

  private final Consumer<String> tell;
  private final Crew crew;

  /**
   * Lets workers in at a port.
   *
   * @param port 0 for any that is free
   * @param tell gets a line for each worker that comes or goes, and how a search comes along
   */
  public DistributedTlc(int port, Consumer<String> tell) {
    this.tell = tell;
    crew = new Crew(port, tell);
  }

  /** The port at which workers are let in. */
  public int port() {
    return crew.port();
  }

  /** Waits until so many workers are there. */
  public void awaitWorkers(int workers) {
    crew.await(workers);
  }

  /**
   * Checks a model's invariants. TLC ends at the first that is violated; then the others are
   * checked again without it, until all states have been searched.
   *
   * @param name how the workers tell the search
   */
  public DistributedVerdict check(Model model, String name) {
    List<Property> asked = new ArrayList<>(model.properties());
    asked.removeIf(property -> property.kind() != Property.Kind.INVARIANT);
    boolean deadlock = model.forbidsDeadlock();
    Map<String, String> violations = new LinkedHashMap<>();
    long started = System.nanoTime();
    while (true) {
      ServerOutput output = search(model.withProperties(asked), deadlock, name);
      if (output.searchedAll()) {
        return new DistributedVerdict(
            violations, output.distinct(), output.generated(), (System.nanoTime() - started) / 1e9);
      }
      String violated =
          output
              .violated()
              .orElseThrow(() -> new SpecException(model.configName() + ": " + output.failure()));
      violations.put(violated, output.behaviour());
      deadlock = deadlock && !violated.equals(Verdicts.DEADLOCK);
      asked.removeIf(property -> property.name().equals(violated));
    }
  }

  private ServerOutput search(Model model, boolean deadlock, String name) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      scratch.copy(model);
      List<String> options = new ArrayList<>(JavaProcess.ALONE);
      options.add("-Djava.rmi.server.hostname=" + crew.address().getHostAddress());
      options.add("-Dtlc2.tool.distributed.TLCServer.report=10000");
      List<String> arguments = new ArrayList<>(List.of("-metadir", "states", "-checkpoint", "0"));
      if (!deadlock) {
        arguments.add("-deadlock");
      }
      arguments.add(model.rootModule());
      Process server =
          JavaProcess.start(
              scratch.path(), options, "org.vfiospec.tlc.inside.DistributedServer", arguments);
      try {
        return watch(server, name);
      } finally {
        crew.end();
        server.destroyForcibly();
        server.onExit().join();
      }
    }
  }

  private ServerOutput watch(Process server, String name) {
    AtomicReference<String> allFailed = new AtomicReference<>();
    StringBuilder text = new StringBuilder();
    int registry = 0;
    try (BufferedReader lines = server.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        text.append(line).append('\n');
        Matcher progress = PROGRESS.matcher(line);
        if (line.startsWith(REGISTRY)) {
          registry = Integer.parseInt(line.substring(REGISTRY.length()));
        } else if (READY.matcher(line).matches()) {
          crew.begin(
              registry,
              name,
              why -> {
                allFailed.set(why);
                server.destroyForcibly();
              });
        } else if (progress.matches()) {
          tell.accept(
              name
                  + ": "
                  + progress.group(1)
                  + " states so far, "
                  + progress.group(2)
                  + " of them to be expanded");
        }
      }
    } catch (IOException e) {
      throw new SpecException("TLC's server cannot be read: " + e.getMessage());
    }
    if (allFailed.get() != null) {
      throw new SpecException(name + ": no worker can take part: " + allFailed.get());
    }
    ServerOutput output = new ServerOutput(text.toString());
    if (output.mayHaveLostStates()) {
      throw new SpecException(
          name
              + ": TLC asked a worker twice for the same states, and may have lost some; give the"
              + " workers more memory by VFIOSPEC_JAVA_OPTIONS=-Xmx16g");
    }
    return output;
  }

  /** Tells the workers that it is over. */
  @Override
  public void close() {
    crew.close();
  }
}
