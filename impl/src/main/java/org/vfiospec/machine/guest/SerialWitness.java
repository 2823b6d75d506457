package org.vfiospec.machine.guest;

import java.util.Optional;

/**
 * The far end of the serial line: takes the characters of a {@link SerialStream} from whichever
 * host sends them, and notes the first that does not belong. Every method may be called by any
 * thread.
 */
public final class SerialWitness {
  private long count;
  private String defect;

  /** The next character comes in. */
  public synchronized void take(int character) {
    if (defect == null && character != SerialStream.at(count)) {
      defect =
          String.format(
              "character %d of the serial stream is %02x, not %02x",
              count, character, SerialStream.at(count));
    }
    count++;
    notifyAll();
  }

  /** How many came in. */
  public synchronized long count() {
    return count;
  }

  /** What was wrong first; empty if every number came once and in order. */
  public synchronized Optional<String> defect() {
    return Optional.ofNullable(defect);
  }

  /**
   * Waits until that many have come in.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized void await(long wanted) throws InterruptedException {
    while (count < wanted) {
      wait();
    }
  }
}
