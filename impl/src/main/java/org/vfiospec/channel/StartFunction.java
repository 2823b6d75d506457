package org.vfiospec.channel;

import java.util.Objects;

/**
 * A start that a subchannel accepted, as {@link Subchannel#active} shows it.
 *
 * @param orb the ORB of the SSCH
 * @param program the program it designates
 */
public record StartFunction(Orb orb, ChannelProgram program) {
  /** Both are there. */
  public StartFunction {
    Objects.requireNonNull(orb);
    Objects.requireNonNull(program);
  }
}
