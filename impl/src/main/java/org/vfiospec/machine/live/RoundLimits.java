package org.vfiospec.machine.live;

/**
 * When the source stops copying a guest that runs, and stops the guest.
 *
 * @param most rounds, the first one counted, at least 1
 * @param fewPages it stops the guest once a round was as small as that
 */
public record RoundLimits(int most, int fewPages) {
  /**
   * Limits.
   *
   * @throws IllegalArgumentException if there is to be no round
   */
  public RoundLimits {
    if (most < 1) {
      throw new IllegalArgumentException("all of memory has to be copied once");
    }
  }
}
