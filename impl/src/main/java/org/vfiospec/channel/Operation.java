package org.vfiospec.channel;

/**
 * One command under way at a device: bytes are moved in one direction, then it ends with a device
 * status.
 *
 * <p>A command that wants to move nothing, or that the device refuses, has nothing {@link
 * #remaining} from the start: an immediate operation.
 */
public interface Operation {
  /** How many bytes the device is still ready to move. */
  int remaining();

  /**
   * The device sends its next bytes (read and sense commands).
   *
   * @param count at most {@link #remaining}
   */
  byte[] send(int count);

  /**
   * The device receives its next bytes (write and control commands).
   *
   * @param data at most {@link #remaining} bytes
   */
  void receive(byte[] data);

  /**
   * Ends the command, at the latest where the channel has no more bytes; called once.
   *
   * @return the device status, {@code DSTAT_} bits: channel end and device end, and what else there
   *     is to say
   */
  int end();
}
