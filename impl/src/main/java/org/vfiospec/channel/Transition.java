package org.vfiospec.channel;

import java.util.Objects;

/**
 * What an instruction, or the device, makes of a subchannel.
 *
 * @param next the state behind it; the state before it, the same object, if nothing has changed
 * @param result what it tells whoever caused it, such as a condition code
 */
record Transition<T>(SubchannelState next, T result) {
  /** Both are there. */
  Transition {
    Objects.requireNonNull(next);
    Objects.requireNonNull(result);
  }
}
