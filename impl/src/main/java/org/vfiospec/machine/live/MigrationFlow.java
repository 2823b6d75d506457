package org.vfiospec.machine.live;

import java.util.List;

/**
 * What the source does when, as the users of the two interfaces do it.
 *
 * <p>Both read the dirty log for the last time when all devices stand, and not, as the reference
 * flow of the register has it, when they are quiet: NDMA is about DMA to peers, and a channel
 * program may still store into memory when its subchannel is quiet (Huck and Williamson, 21
 * December 2021). So DIRTY_TRACKING goes on until then.
 */
public enum MigrationFlow {
  /**
   * The register of version 1: the reference flow of the RFC of 29 November 2021. The processor
   * runs until devices are quiet, so that it can resolve their I/O page faults.
   */
  REGISTER(
      List.of(
          SavingStep.GREET,
          SavingStep.TRACK,
          SavingStep.PRE_COPY,
          SavingStep.COPY_ROUNDS,
          SavingStep.QUIET,
          SavingStep.PAUSE,
          SavingStep.STOP_COPY,
          SavingStep.COPY_REST,
          SavingStep.AWAIT_LOADED,
          SavingStep.COMMIT,
          SavingStep.STOP)),
  /**
   * The state machine of version 2, as QEMU drives it (hw/vfio/migration.c): the processor stands
   * before the callbacks that prepare make devices quiet.
   */
  STATES(
      List.of(
          SavingStep.GREET,
          SavingStep.TRACK,
          SavingStep.PRE_COPY,
          SavingStep.COPY_ROUNDS,
          SavingStep.PAUSE,
          SavingStep.QUIET,
          SavingStep.STOP_COPY,
          SavingStep.COPY_REST,
          SavingStep.AWAIT_LOADED,
          SavingStep.COMMIT,
          SavingStep.STOP));

  private final List<SavingStep> steps;

  MigrationFlow(List<SavingStep> steps) {
    this.steps = steps;
  }

  /** The steps in their order. */
  public List<SavingStep> steps() {
    return steps;
  }
}
