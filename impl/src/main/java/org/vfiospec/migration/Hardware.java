package org.vfiospec.migration;

/**
 * A device's hardware as its migration driver commands it; the same for both interfaces.
 *
 * <p>Every command is synchronous: what it promises holds when it returns. The driver issues one at
 * a time, from whatever thread its user is on; the device's own activity (DMA, interrupts, guest
 * accesses) goes on beside it on other threads. Hardware that has just been reset runs: it is
 * neither quiet nor frozen, and logs nothing.
 *
 * <p>{@link #reset} alone may come beside any other command, on a thread of its own: drivers that
 * defer the bookkeeping of a reset (deferred_reset of mlx5 and others) do not take the state mutex
 * for it. What a command has promised holds until the reset, which can come before the command
 * returns; a command that finds its precondition gone fails.
 */
public interface Hardware {

  /**
   * Issues no new DMA from here on, and waits for what is in progress; it runs on in all else: what
   * the guest asks of it is done as far as that needs no DMA, and it may send and interrupt.
   *
   * <p>What has to end is DMA that can reach another device, since another device may stop now. So
   * there is nothing to do for hardware without DMA; nor for hardware whose DMA reaches the guest's
   * memory alone, if who reads the log of that memory waits until it is frozen. A subchannel is of
   * the second sort: it has no peers, and no way to have no DMA short of stopping (Huck and
   * Williamson, 20 and 21 December 2021).
   *
   * @throws HardwareException if it cannot; DMA goes on as before
   */
  void quiesce() throws HardwareException;

  /**
   * May issue DMA again, as far as it runs.
   *
   * @throws HardwareException if it cannot; it stays quiet
   */
  void unquiesce() throws HardwareException;

  /**
   * Stops: the internal state no longer changes, no DMA and no interrupt is issued; what was in
   * progress is completed first. Guest accesses are discarded, and reads give all ones.
   *
   * @throws HardwareException if it cannot; it goes on as before
   */
  void freeze() throws HardwareException;

  /**
   * Runs on from the internal state it has.
   *
   * @throws HardwareException if it cannot; it stays frozen
   */
  void unfreeze() throws HardwareException;

  /**
   * Logs changes of the internal state from here on, for {@link #changes}. Whoever logs already
   * begins anew.
   *
   * @throws HardwareException if it cannot; it logs as much as before
   */
  void startLogging() throws HardwareException;

  /** Forgets the log; nothing happens if there is none. */
  void stopLogging();

  /**
   * What the log holds, which is then empty: all of the internal state the first time, and what
   * changed since then after that. Empty if nothing did, or if nothing is logged.
   *
   * @return a part of a transfer
   * @throws HardwareException if it cannot be read; the log keeps it
   */
  byte[] changes() throws HardwareException;

  /**
   * The rest of the internal state: with the {@link #changes} that were read since logging was
   * started it makes all of it; without any it is all of it. Only of frozen hardware.
   *
   * @return the last part of a transfer
   * @throws HardwareException if it cannot be read
   */
  byte[] capture() throws HardwareException;

  /**
   * What {@link #capture} gives at most, in bytes, whatever happens until then. Always the same;
   * may be asked by any thread.
   */
  long longestCapture();

  /**
   * Forgets the internal state: it is undefined until another one is loaded. Whether it runs, is
   * quiet or logs is not touched. Always succeeds.
   */
  void discard();

  /**
   * Takes over the internal state that the parts of a transfer tell, in their order and end to end;
   * of several transfers, that of the last one. Only while frozen.
   *
   * @throws InvalidImageException if the bytes are none that this hardware gave; the internal state
   *     is what it was
   * @throws HardwareException if it cannot; the internal state is undefined
   */
  void load(byte[] transfer) throws InvalidImageException, HardwareException;

  /**
   * As after power-on: the internal state is initial, no DMA is in progress, and it runs. Always
   * succeeds, and may come beside any command.
   */
  void reset();
}
