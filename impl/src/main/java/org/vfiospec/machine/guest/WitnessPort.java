package org.vfiospec.machine.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a {@link SerialWitness} can be reached from other processes, over loopback: whoever
 * connects sends characters, and gets each back when the witness has taken it.
 */
public final class WitnessPort implements AutoCloseable {
  private static final int MOST_HOSTS = 8;

  private final SerialWitness witness;
  private final ServerSocket listener;
  private final Set<Socket> hosts = ConcurrentHashMap.newKeySet();

  /** Listens on a port that is free. */
  public WitnessPort(SerialWitness witness) throws IOException {
    this.witness = Objects.requireNonNull(witness);
    listener = new ServerSocket(0, MOST_HOSTS, InetAddress.getLoopbackAddress());
    start(this::accept, "witness-port");
  }

  /** The port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** No character is taken any more. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket host : hosts) {
      host.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket host = listener.accept();
        hosts.add(host);
        start(() -> serve(host), "witness-of-" + host.getPort());
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket host) {
    try (host) {
      host.setTcpNoDelay(true);
      InputStream in = host.getInputStream();
      OutputStream out = host.getOutputStream();
      int character = in.read();
      while (character >= 0) {
        witness.take(character);
        out.write(character);
        character = in.read();
      }
    } catch (IOException e) {
      // The host is gone, or this port is closed.
    } finally {
      hosts.remove(host);
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
