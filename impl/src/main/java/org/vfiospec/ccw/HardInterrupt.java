package org.vfiospec.ccw;

import java.util.Optional;
import org.vfiospec.channel.Irb;
import org.vfiospec.vfio.Call;

/**
 * The hard interrupt (do_cio_interrupt, vfio_ccw_sch_irq and fsm_irq): module CcwInterrupt. It
 * holds sch-&gt;lock from TSCH to queue_work.
 */
public final class HardInterrupt extends Call<HardInterrupt.Stage> {
  /** The stages in their order; each is an action. */
  public enum Stage {
    /**
     * TEST SUBCHANNEL, and the IRB goes to the worker's slot: IrqTsch. Waits for sch-&gt;lock. The
     * last stage if no status was pending, or if nobody has opened the device: then the IRB is
     * dropped (disabled_irq).
     */
    TSCH,
    /** queue_work: IrqQueue. */
    QUEUE
  }

  private final Driver driver;
  private volatile Irb taken;

  HardInterrupt(Driver driver) {
    super(Stage.TSCH);
    this.driver = driver;
  }

  /** The IRB that TSCH took from the subchannel, if it has and there was one. */
  public Optional<Irb> taken() {
    return Optional.ofNullable(taken);
  }

  @Override
  public boolean ready() {
    return stage() == Stage.TSCH ? !driver.schLock.isLocked() : super.ready();
  }

  @Override
  protected Stage perform(Stage stage) {
    return switch (stage) {
      case TSCH -> tsch();
      case QUEUE -> queue();
    };
  }

  private Stage tsch() {
    driver.schLock.lock(this);
    taken = driver.subchannel.tsch().orElse(null);
    if (taken == null || !driver.state.isOpen()) {
      driver.schLock.unlock(this);
      return null;
    }
    driver.handoff.put(taken);
    return Stage.QUEUE;
  }

  private Stage queue() {
    driver.queueWork();
    driver.schLock.unlock(this);
    return null;
  }

  @Override
  protected void abandon(Stage at) {
    driver.schLock.unlockIfOwned(this);
  }

  @Override
  public String toString() {
    return "hard interrupt";
  }
}
