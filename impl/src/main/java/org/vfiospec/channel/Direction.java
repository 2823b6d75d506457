package org.vfiospec.channel;

/**
 * Which way the data of a command goes; the low bits of the command code say it (PoP, "Command
 * Code").
 */
enum Direction {
  /** From memory to the device: write (xxxxxx01) and control (xxxxxx11). */
  OUTPUT,
  /** From the device to memory, upwards: read (xxxxxx10) and sense (xxxx0100). */
  INPUT,
  /** From the device to memory, downwards: read backward (xxxx1100). */
  INPUT_BACKWARD;

  /** The direction of a {@linkplain #isCommand valid} command. */
  static Direction of(int command) {
    if ((command & 1) != 0) {
      return OUTPUT;
    }
    return (command & 0xf) == 0xc ? INPUT_BACKWARD : INPUT;
  }

  /**
   * Whether the code is one that a channel sends to a device: xxxx0000 is invalid, xxxx1000 is no
   * device command.
   */
  static boolean isCommand(int command) {
    return (command & 0x7) != 0;
  }
}
