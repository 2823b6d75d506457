package org.vfiospec.ccw;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.vfiospec.channel.Irb;

/** A queue: every IRB is delivered, in the order of the interrupts. */
final class IrbQueue implements IrbBox {
  private final Queue<Irb> waiting = new ConcurrentLinkedQueue<>();

  @Override
  public void put(Irb irb) {
    waiting.add(irb);
  }

  @Override
  public Irb head() {
    return handedOver(waiting.peek());
  }

  @Override
  public Irb take() {
    return handedOver(waiting.poll());
  }

  private static Irb handedOver(Irb irb) {
    if (irb == null) {
      throw new IllegalStateException("no IRB was handed over");
    }
    return irb;
  }

  @Override
  public boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  @Override
  public List<Irb> content() {
    return List.copyOf(waiting);
  }
}
