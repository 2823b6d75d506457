package org.vfiospec.machine.guest;

import java.util.Optional;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;

/** The I/O instructions that the processor has, on the devices of the machine that it is in. */
public interface GuestIo {
  /** START SUBCHANNEL: the condition code. */
  int ssch(Orb orb);

  /** TEST SUBCHANNEL: the status that was pending, if any. */
  Optional<Irb> tsch();

  /** Reads a register of the serial port, 8 bits. */
  int in(int register);

  /** Writes a register of the serial port, 8 bits. */
  void out(int register, int value);
}
