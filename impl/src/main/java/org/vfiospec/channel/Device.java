package org.vfiospec.channel;

/**
 * A device with its control unit: executes single commands. Chaining, addresses and counts are the
 * channel's business.
 *
 * <p>At most one command is under way at a time, and one thread at a time uses a device; a
 * subchannel orders its uses.
 */
public interface Device {
  /**
   * Starts a command.
   *
   * @param command the command code, 8 bits; never a TIC
   */
  Operation start(int command);
}
