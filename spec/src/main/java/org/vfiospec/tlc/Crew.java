package org.vfiospec.tlc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The workers that have come, and may go, and what they are told. Safe for any threads. */
final class Crew implements AutoCloseable {
  private final ServerSocket door;
  private final Consumer<String> tell;
  private final Set<CrewMember> members = new LinkedHashSet<>();
  private final Set<CrewMember> failed = new HashSet<>();
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(Crew::daemon);
  private String search;
  private Consumer<String> onAllFailed;

  /** Lets workers in at a port, or at any that is free if it is 0. */
  Crew(int port, Consumer<String> tell) {
    this.tell = tell;
    try {
      door = new ServerSocket(port);
    } catch (IOException e) {
      throw new SpecException(
          "port " + port + " cannot be had (" + e.getMessage() + "); give another by --port");
    }
    daemon(this::letIn).start();
    long every = CrewLines.PULSE.toMillis();
    pulse.scheduleAtFixedRate(() -> say(CrewLines.HERE), every, every, TimeUnit.MILLISECONDS);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Waits until there are so many. */
  synchronized void await(int workers) {
    try {
      while (members.size() < workers) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SpecException("interrupted while waiting for workers");
    }
  }

  /** The address at which they reach this machine: one that is reached from others, if any is. */
  synchronized InetAddress address() {
    return members.stream()
        .map(CrewMember::here)
        .filter(address -> !address.isLoopbackAddress())
        .findFirst()
        .orElseGet(InetAddress::getLoopbackAddress);
  }

  /**
   * A search begins. If all workers fail at it, {@code onAllFailed} is told why the last one did.
   */
  synchronized void begin(int registryPort, String name, Consumer<String> onAllFailed) {
    this.onAllFailed = onAllFailed;
    failed.clear();
    search = CrewLines.MODEL + registryPort + " " + name;
    say(search);
  }

  /** The search is over. */
  synchronized void end() {
    if (search != null) {
      search = null;
      say(CrewLines.DONE);
    }
  }

  @Override
  public synchronized void close() {
    pulse.shutdownNow();
    say(CrewLines.OVER);
    members.forEach(CrewMember::close);
    members.clear();
    try {
      door.close();
    } catch (IOException e) {
      // Nobody comes in any more, which is what was wanted.
      return;
    }
  }

  private synchronized void say(String line) {
    members.forEach(member -> member.say(line));
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        daemon(() -> attend(socket)).start();
      } catch (IOException e) {
        // Closed, or a visitor who went at once.
        continue;
      }
    }
  }

  private void attend(Socket socket) {
    try (CrewMember member = new CrewMember(socket)) {
      if (!member.greets()) {
        return;
      }
      member.waitForEver();
      come(member);
      try {
        for (String line = member.hear(); line != null; line = member.hear()) {
          if (line.startsWith(CrewLines.FAILED)) {
            fail(member, line.substring(CrewLines.FAILED.length()));
          }
        }
      } finally {
        go(member);
      }
    } catch (IOException e) {
      // It is gone, and has been seen off.
      return;
    }
  }

  private synchronized void come(CrewMember member) {
    members.add(member);
    tell.accept("worker at " + member.there() + " has come; workers: " + members.size());
    if (search != null) {
      member.say(search);
    }
    notifyAll();
  }

  private synchronized void go(CrewMember member) {
    if (!members.remove(member)) {
      return;
    }
    failed.remove(member);
    tell.accept("worker at " + member.there() + " has gone; workers: " + members.size());
  }

  private synchronized void fail(CrewMember member, String why) {
    tell.accept("worker at " + member.there() + " cannot take part: " + why);
    failed.add(member);
    if (search != null && failed.containsAll(members)) {
      onAllFailed.accept(why);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "distributed check");
    thread.setDaemon(true);
    return thread;
  }
}
