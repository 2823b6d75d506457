package org.vfiospec.binding.migration.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vfiospec.demo.DemoException;

/**
 * The process of a host, as who has started it has it: of the same Java and the same classes. It is
 * killed with this process at the latest.
 */
final class HostHandle implements AutoCloseable {
  private static final long GUARD_SECONDS = 60;
  private static final long FAREWELL_SECONDS = 5;

  private final Side side;
  private final Process process;
  private final Writer requests;
  private final Consumer<Event> listener;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread killer;

  /** The last line that it complained with, for when it ends too early. */
  private volatile String complaint = "without a word";

  /**
   * Starts the process.
   *
   * @param listener told of each step and round, by another thread
   */
  HostHandle(HostConfig config, Consumer<Event> listener) {
    side = config.side();
    this.listener = listener;
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  HostProcess.class.getName())
              .start();
    } catch (IOException e) {
      throw new DemoException("the " + side.text() + " cannot be started: " + e.getMessage());
    }
    killer = new Thread(process::destroyForcibly, side.text() + "-killer");
    Runtime.getRuntime().addShutdownHook(killer);
    requests = process.outputWriter(StandardCharsets.UTF_8);
    start(this::readEvents, "events");
    start(this::readComplaints, "complaints");
    write(config);
  }

  private void start(Runnable task, String name) {
    Thread thread = new Thread(task, side.text() + "-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  void ask(Request request) {
    write(request);
  }

  private void write(Object line) {
    try {
      requests.write(HostProcess.JSON.writeValueAsString(line) + "\n");
      requests.flush();
    } catch (IOException e) {
      throw new DemoException("the " + side.text() + " has ended: " + complaint);
    }
  }

  /**
   * The next event that is one of these kinds; others are passed over.
   *
   * @throws DemoException if the process ends instead, or nothing comes
   */
  Event await(Event.Kind... kinds) {
    List<Event.Kind> wanted = List.of(kinds);
    try {
      while (true) {
        Event event = events.poll(GUARD_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new DemoException(
              "the " + side.text() + " has said nothing for " + GUARD_SECONDS + " seconds");
        }
        if (wanted.contains(event.kind())) {
          return event;
        }
        if (event.kind() == Event.Kind.GONE) {
          throw new DemoException("the " + side.text() + " has ended: " + complaint);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted");
    }
  }

  /** Kills it, as a power failure would, and waits for its end. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(GUARD_SECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its input ends, and so it should; if it does not, it is killed. */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      // It is gone.
    }
    if (!awaitEnd(FAREWELL_SECONDS)) {
      kill();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // This process is ending.
    }
  }

  private boolean awaitEnd(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void readEvents() {
    try (BufferedReader lines = lines(process.getInputStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Event event = HostProcess.JSON.readValue(line, Event.class);
        listener.accept(event);
        events.add(event);
      }
    } catch (IOException e) {
      complaint = e.getMessage();
    } finally {
      events.add(Event.of(Event.Kind.GONE));
    }
  }

  private void readComplaints() {
    try (BufferedReader lines = lines(process.getErrorStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("\t")) {
          complaint = line;
        }
      }
    } catch (IOException e) {
      // It is gone.
    }
  }

  private static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
