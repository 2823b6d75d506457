package org.vfiospec.machine.guest;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.IntConsumer;

/**
 * A serial line to a {@link WitnessPort}. A character has been taken when {@link #accept} returns,
 * so that those of two hosts cannot overtake each other. Used by one thread at a time; an interrupt
 * of it ends the line.
 */
public final class WitnessLine implements IntConsumer, Closeable {
  private final SocketChannel channel;
  private final ByteBuffer character = ByteBuffer.allocate(1);

  /** Connects to a port on this machine. */
  public WitnessLine(int port) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /**
   * Sends a character, and waits until it was taken.
   *
   * @throws UncheckedIOException if it cannot; then it is not sure whether it was taken
   */
  @Override
  public void accept(int value) {
    try {
      channel.write(character.clear().put(0, (byte) value));
      if (channel.read(character.clear()) < 0) {
        throw new EOFException("the far end of the serial line is gone");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
