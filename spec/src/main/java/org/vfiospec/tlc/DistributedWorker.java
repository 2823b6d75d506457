package org.vfiospec.tlc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * TLC's distributed mode, the side of a worker. It needs no file of the specification: it gets the
 * modules from the server.
 *
 * @param host where the server is
 * @param port that of {@link DistributedTlc#port}
 * @param threads how many of them generate states
 * @param patience for how long to look for a server that is not there yet, or no more
 * @param tell gets a line a search
 */
public record DistributedWorker(
    String host, int port, int threads, Duration patience, Consumer<String> tell) {
  private static final int CONNECT_MILLIS = 2000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /**
   * Works until the server says that it is over.
   *
   * @throws SpecException if there is no server, and none comes within the patience
   */
  public void serve() {
    boolean over = false;
    while (!over) {
      try (CrewMember server = new CrewMember(connect())) {
        over = attend(server);
      } catch (IOException e) {
        tell.accept("the server at " + place() + " is gone (" + e.getMessage() + ")");
      }
    }
  }

  private String place() {
    return host + ":" + port;
  }

  private Socket connect() {
    long started = System.nanoTime();
    while (true) {
      InetSocketAddress address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new SpecException(
            host + ": no such host; give --server the name that check --distributed prints");
      }
      Socket socket = new Socket();
      try {
        socket.connect(address, CONNECT_MILLIS);
        return socket;
      } catch (IOException e) {
        close(socket);
        if (System.nanoTime() - started > patience.toNanos()) {
          throw new SpecException(
              "no server at "
                  + place()
                  + " within "
                  + patience.toSeconds()
                  + " s ("
                  + e.getMessage()
                  + "); start vfiospec check --distributed there, or name another by --server");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        if (Thread.currentThread().isInterrupted()) {
          throw new SpecException("interrupted while waiting for " + place());
        }
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It never was connected.
      return;
    }
  }

  /** Whether it was over; false if the connection was. */
  private boolean attend(CrewMember server) throws IOException {
    if (!server.greets()) {
      throw new SpecException(
          place()
              + " is no vfiospec check --distributed of this version; name another by --server");
    }
    WorkerProcess running = null;
    try {
      for (String line = server.hear(); line != null; line = server.hear()) {
        if (line.startsWith(CrewLines.MODEL)) {
          running = start(line.substring(CrewLines.MODEL.length()), server);
        } else if (line.equals(CrewLines.DONE) && running != null) {
          running.close();
          tell.accept(running.name() + ": " + running.generated() + " states generated here");
          running = null;
        } else if (line.equals(CrewLines.OVER)) {
          return true;
        }
      }
      throw new IOException("it closed the connection");
    } finally {
      if (running != null) {
        running.close();
      }
    }
  }

  private WorkerProcess start(String search, CrewMember server) {
    int blank = search.indexOf(' ');
    String name = search.substring(blank + 1);
    return new WorkerProcess(
        name,
        host,
        Integer.parseInt(search.substring(0, blank)),
        threads,
        server.here(),
        why -> {
          tell.accept(name + ": " + why);
          server.say(CrewLines.FAILED + why);
        });
  }
}
