package org.vfiospec.machine.wire;

import java.io.Closeable;
import java.io.IOException;

/**
 * A connection to the other host. One thread sends and receives; {@link #close} may be called by
 * any, and ends both.
 */
public interface Wire extends Closeable {
  /**
   * Sends all of a frame.
   *
   * @throws IOException if it cannot, or cannot in reasonable time; any part of it may have been
   *     sent
   */
  void send(byte[] frame) throws IOException;

  /**
   * Waits for the next bytes, as many as fit, and at least one.
   *
   * @return how many came; -1: the other side has closed
   * @throws IOException if the connection is cut, or nothing comes in reasonable time
   */
  int receive(byte[] target, int offset, int count) throws IOException;

  /** Whether bytes have come that were not received. */
  boolean hasReceived() throws IOException;
}
