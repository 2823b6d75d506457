package org.vfiospec.binding.migration.demo;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.vfiospec.demo.DemoProgress;
import org.vfiospec.machine.live.MigrationFlow;
import org.vfiospec.machine.live.Round;
import org.vfiospec.machine.live.SavingStep;

/** Turns what the hosts say into progress: the steps of the source are the measure. */
final class Telling implements BiConsumer<Side, Event> {
  private static final int KIBIBYTE = 1024;

  private final List<SavingStep> steps;
  private final DemoProgress progress;

  Telling(MigrationFlow flow, DemoProgress progress) {
    this.steps = flow.steps();
    this.progress = progress;
  }

  @Override
  public void accept(Side side, Event event) {
    switch (event.kind()) {
      case STEP, HELD -> reached(side, event.step());
      case ROUND -> progress.told(text(event.round()));
      default -> {}
    }
  }

  private void reached(Side side, String step) {
    String stage = side.text() + " " + step.toLowerCase(Locale.ROOT).replace('_', ' ');
    long done = side == Side.SOURCE ? steps.indexOf(SavingStep.valueOf(step)) : -1;
    progress.reached(stage, done, steps.size());
  }

  static String text(Round round) {
    return String.format(
        "round %d: %d pages, %d KiB of memory, %d KiB of devices",
        round.number(),
        round.pages(),
        round.memoryBytes() / KIBIBYTE,
        (round.deviceBytes() + KIBIBYTE - 1) / KIBIBYTE);
  }
}
