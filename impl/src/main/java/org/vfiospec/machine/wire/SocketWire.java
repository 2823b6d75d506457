package org.vfiospec.machine.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A connection over a socket. Neither way waits for ever: a peer that neither reads nor writes nor
 * closes is as good as cut off.
 */
public final class SocketWire implements Wire {
  /** Of all wires; one that is closed may be asked to send, and has to say so itself. */
  private static final ScheduledExecutorService WATCHDOG = watchdog();

  private final Socket socket;
  private final Duration patience;
  private volatile boolean gaveUp;

  /**
   * A wire over a connected socket, which is its own from here on.
   *
   * @param patience how long one frame may take to be taken, and how long nothing may come
   */
  public SocketWire(Socket socket, Duration patience) throws IOException {
    this.socket = Objects.requireNonNull(socket);
    this.patience = patience;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
  }

  @Override
  public void send(byte[] frame) throws IOException {
    Future<?> bite = WATCHDOG.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      socket.getOutputStream().write(frame);
    } catch (IOException e) {
      if (gaveUp) {
        throw new IOException("the other host took nothing for " + patience, e);
      }
      throw e;
    } finally {
      bite.cancel(false);
    }
  }

  @Override
  public int receive(byte[] target, int offset, int count) throws IOException {
    try {
      return socket.getInputStream().read(target, offset, count);
    } catch (SocketTimeoutException e) {
      throw new IOException("the other host said nothing for " + patience, e);
    }
  }

  @Override
  public boolean hasReceived() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static ScheduledExecutorService watchdog() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "wire-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  private void giveUp() {
    gaveUp = true;
    try {
      socket.close(); // which ends the write
    } catch (IOException e) {
      // It is of no use any more.
    }
  }
}
