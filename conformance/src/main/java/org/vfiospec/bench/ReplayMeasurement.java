package org.vfiospec.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Bindings;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.Stepper;
import org.vfiospec.report.CommandText;
import org.vfiospec.report.Finding;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;

/**
 * Checked steps a second, on one thread and handed over between threads. The threads take as many
 * of the covering traces as take some seconds.
 */
public final class ReplayMeasurement implements Measurement {
  private static final Duration STEP_BOUND = Duration.ofSeconds(10);
  private static final long STEPS_TO_WARM_UP = 100_000;
  private static final long STEPS_HANDED_OVER = 400_000;

  private final List<Protocol> protocols;

  /** Of these protocols, as far as they are implemented. */
  public ReplayMeasurement(List<Protocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String description() {
    return "steps a second, each checked: of the covering traces on one thread, and of the first of"
        + " them handed over between threads";
  }

  @Override
  public Measured measure(Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Protocol protocol : protocols) {
      for (Part part : protocol.parts()) {
        Optional<Binding> binding = Bindings.of(protocol.name(), part.name());
        if (binding.isPresent()) {
          for (Revision revision : part.revisions()) {
            measure(protocol, part, revision, binding.get(), progress, rows, findings);
          }
        }
      }
    }
    return new Measured(rows, findings);
  }

  private static void measure(
      Protocol protocol,
      Part part,
      Revision revision,
      Binding binding,
      Consumer<String> progress,
      List<Row> rows,
      List<Finding> findings) {
    String subject = protocol.name() + " " + revision.name();
    progress.accept(subject + ": replay");
    CoveringTraces all = covering(part.model(revision));
    try (Stepper one = new OneThread();
        ManyThreads many = new ManyThreads(STEP_BOUND)) {
      ReplayReport alone = replay(binding, revision, all.graph(), all.suite(), one);
      if (!alone.passed()) {
        findings.add(failed(subject, alone, replaying(protocol, part, revision)));
        return;
      }
      // The first time, the threads start and the compiler is at work.
      replay(binding, revision, all.graph(), first(all.suite(), STEPS_TO_WARM_UP), many);
      long before = many.handedOver();
      CoveringSuite some = first(all.suite(), STEPS_HANDED_OVER);
      ReplayReport together = replay(binding, revision, all.graph(), some, many);
      if (together.divergenceCount() > 0) {
        findings.add(failed(subject, together, replaying(protocol, part, revision, "--threads")));
        return;
      }
      rows.add(
          Row.of(subject)
              .with("steps", alone.steps())
              .with("stepsPerSecond", Math.round(alone.steps() / alone.seconds()))
              .with("handedOver", many.handedOver() - before)
              .with(
                  "handedOverPerSecond",
                  Math.round((many.handedOver() - before) / together.seconds())));
    }
  }

  private static Finding failed(String subject, ReplayReport report, CommandText command) {
    return new Finding(
        subject
            + ": "
            + report.divergenceCount()
            + " divergences in "
            + report.edgesExecuted()
            + " of "
            + report.edges()
            + " edges"
            + report.divergences().stream()
                .findFirst()
                .map(divergence -> ", the first: " + divergence.message())
                .orElse(""),
        command);
  }

  private static CommandText replaying(
      Protocol protocol, Part part, Revision revision, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay", protocol.name(), "--revision", revision.name(), "--model", part.name()));
    arguments.addAll(List.of(more));
    return new CommandText(arguments);
  }

  private static CoveringTraces covering(Model model) {
    return CoveringTraces.of(model, List.of(GraphReplay.REFUSALS), ProgressListener.NONE);
  }

  /** The first traces, together of at least so many steps if there are as many. */
  private static CoveringSuite first(CoveringSuite suite, long steps) {
    long taken = 0;
    int traces = 0;
    while (taken < steps && traces < suite.traces().size()) {
      taken += suite.traces().get(traces).length();
      traces++;
    }
    return new CoveringSuite(
        suite.states(), suite.edges(), suite.traces().subList(0, traces), suite.bound());
  }

  private static ReplayReport replay(
      Binding binding, Revision revision, StateGraph graph, CoveringSuite suite, Stepper stepper) {
    return new GraphReplay(binding, revision, graph, stepper).run(suite);
  }
}
