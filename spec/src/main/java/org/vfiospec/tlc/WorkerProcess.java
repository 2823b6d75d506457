package org.vfiospec.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of TLC's worker in one search. */
final class WorkerProcess implements AutoCloseable {
  private static final Pattern COMPUTED =
      Pattern.compile(".*, work completed at: .* Computed: (\\d+) .*");
  private static final String ERROR = "Error: ";
  private static final String NOT_STARTED = "Error: Failed to start worker";

  private final String name;
  private final ScratchFolder scratch = ScratchFolder.create();
  private final Process process;
  private final Thread reader;
  private final Consumer<String> onFailure;
  private volatile boolean closing;
  private volatile long generated;

  /** Starts it; if it ends before it is closed, {@code onFailure} is told why, in one line. */
  WorkerProcess(
      String name,
      String host,
      int registryPort,
      int threads,
      InetAddress here,
      Consumer<String> onFailure) {
    this.name = name;
    this.onFailure = onFailure;
    List<String> options = new ArrayList<>(JavaProcess.ALONE);
    options.add("-XX:+ExitOnOutOfMemoryError");
    // TLC looks there for the port that it names a worker by.
    options.add("--add-exports=java.rmi/sun.rmi.server=ALL-UNNAMED");
    options.add("--add-exports=java.rmi/sun.rmi.transport=ALL-UNNAMED");
    options.add("-Djava.rmi.server.hostname=" + here.getHostAddress());
    options.add("-Dtlc2.tool.distributed.TLCServer.port=" + registryPort);
    options.add("-Dtlc2.tool.distributed.TLCWorker.threadCount=" + threads);
    process =
        JavaProcess.start(
            scratch.path(), options, "org.vfiospec.tlc.inside.DistributedThreads", List.of(host));
    reader = new Thread(this::read, "TLC's worker");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    String failure = "TLC's worker ended";
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher computed = COMPUTED.matcher(line);
        if (computed.matches()) {
          add(Long.parseLong(computed.group(1)));
        } else if (line.startsWith(NOT_STARTED)) {
          process.destroyForcibly();
        } else if (line.startsWith(ERROR)) {
          failure = line.substring(ERROR.length());
        } else if (line.contains("OutOfMemoryError")) {
          failure = "its memory does not suffice; VFIOSPEC_JAVA_OPTIONS=-Xmx16g gives it more";
        }
      }
    } catch (IOException e) {
      failure = "TLC's worker cannot be read: " + e.getMessage();
    }
    if (!closing) {
      onFailure.accept(failure);
    }
  }

  private synchronized void add(long states) {
    generated += states;
  }

  String name() {
    return name;
  }

  /** The states that it generated, once it is closed; 0 if it was ended before TLC was. */
  long generated() {
    return generated;
  }

  @Override
  public void close() {
    closing = true;
    process.destroyForcibly();
    process.onExit().join();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    scratch.close();
  }
}
