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
  private final DesignChoices choices;
  private final AtomicReference<HeldProgram> held = new AtomicReference<>();

  ProgramSlot(DesignChoices choices) {
    this.choices = choices;
  }

  /** cp_init: whatever was there is replaced. */
  void build(Orb orb, ChannelProgram program) {
    held.set(new HeldProgram(orb, program, true));
  }

  /**
   * cp_free.
   *
   * @return whether it freed a live program
   */
  boolean free() {
    HeldProgram before = held.getAndUpdate(now -> now == null ? null : rest(now));
    return before != null && before.live();
  }

  /**
   * What can still be used of a program that is freed; null for nothing: every accessor tests
   * {@code initialized} (71189f263f8a). Without that test its memory can, until it is freed again.
   */
  private HeldProgram rest(HeldProgram freed) {
    return choices.cpGuard() || !freed.live() ? null : freed.dead();
  }

  /** What an accessor finds, which may be dead where the revision has no guard. */
  Optional<HeldProgram> held() {
    return Optional.ofNullable(held.get());
  }
}
