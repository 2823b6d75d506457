package org.vfiospec.ccw;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.Orb;

/**
 * private-&gt;cp: the one channel program of the device. Which lock its users hold is a matter of
 * the revision; each step on it is atomic.
 */
final class ProgramSlot {
  private final AfterFree afterFree;
  private final AtomicReference<HeldProgram> held = new AtomicReference<>();

  ProgramSlot(AfterFree afterFree) {
    this.afterFree = afterFree;
  }

  /** cp_init: whatever was there is replaced. */
  void build(Orb orb, ChannelProgram program) {
    held.set(new HeldProgram(orb, program, true));
  }

  /** cp_free. */
  Freeing free() {
    HeldProgram before = held.getAndUpdate(now -> now == null ? null : afterFree.rest(now));
    return before != null && before.live() ? Freeing.FREED : Freeing.NOTHING;
  }

  /** What an accessor finds, which may be dead where the revision has no guard. */
  Optional<HeldProgram> held() {
    return Optional.ofNullable(held.get());
  }
}
