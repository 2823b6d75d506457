package org.vfiospec.ccw;

import java.util.Objects;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.Orb;

/**
 * What private-&gt;cp holds.
 *
 * @param orb the ORB that the program was built for, as user space wrote it
 * @param program the program; {@link ChannelProgram#EMPTY} if its translation failed
 * @param live false if it was freed, and only its memory is still there: {@code initialized} of the
 *     kernel
 */
public record HeldProgram(Orb orb, ChannelProgram program, boolean live) {
  /** ORB and program are there. */
  public HeldProgram {
    Objects.requireNonNull(orb);
    Objects.requireNonNull(program);
  }

  HeldProgram dead() {
    return new HeldProgram(orb, program, false);
  }
}
