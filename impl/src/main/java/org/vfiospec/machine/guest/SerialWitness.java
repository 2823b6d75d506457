package org.vfiospec.machine.guest;

import java.util.Optional;

/**
 * The far end of the serial line: takes the characters of a {@link SerialStream} from whichever
 * host sends them, and notes the first that does not belong. Where the sender says that characters
 * may be missing, it counts how many are. Every method may be called by any thread.
 */
public final class SerialWitness {
  private long count;
  private String defect;
  private long missing;
  private int resumptions;

  /** Digits that are still to come before it is known where the sender goes on. */
  private int digitsToCome;

  /** What the digits that have come say. */
  private long line;

  /** The next character comes in. */
  public synchronized void take(int character) {
    if (character == SerialStream.RESUMED) {
      resumptions++;
      digitsToCome = SerialStream.DIGITS;
      line = 0;
    } else if (digitsToCome > 0) {
      takeDigit(character);
    } else {
      expect(character);
    }
    notifyAll();
  }

  private void expect(int character) {
    if (character != SerialStream.at(count)) {
      note(
          String.format(
              "character %d of the serial stream is %02x, not %02x",
              count, character, SerialStream.at(count)));
    }
    count++;
  }

  private void takeDigit(int character) {
    int digit = Character.digit(character, 16);
    if (digit < 0) {
      note(String.format("the serial stream resumes with %02x, which is no digit", character));
    }
    line = line << 4 | Math.max(0, digit);
    digitsToCome--;
    if (digitsToCome == 0) {
      long place = line * SerialStream.LINE;
      if (place < count) {
        note("after character " + count + " the serial stream resumes at " + place);
      }
      missing += Math.max(0, place - count);
      count = place + SerialStream.DIGITS;
    }
  }

  private void note(String problem) {
    if (defect == null) {
      defect = problem;
    }
  }

  /** The place in the stream behind the last character that came in. */
  public synchronized long count() {
    return count;
  }

  /** How many characters are missing where the sender said that some may be. */
  public synchronized long missing() {
    return missing;
  }

  /** How often the sender has said so. */
  public synchronized int resumptions() {
    return resumptions;
  }

  /**
   * What was wrong first; empty if every number came once and in order, but for those whose absence
   * the sender has told of.
   */
  public synchronized Optional<String> defect() {
    return Optional.ofNullable(defect);
  }

  /**
   * Waits until all before that place have come in.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized void await(long wanted) throws InterruptedException {
    while (count < wanted) {
      wait();
    }
  }
}
