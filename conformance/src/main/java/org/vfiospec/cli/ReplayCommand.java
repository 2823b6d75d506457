package org.vfiospec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.vfiospec.itf.ItfException;
import org.vfiospec.itf.ItfReader;
import org.vfiospec.itf.ItfStep;
import org.vfiospec.itf.ItfTrace;
import org.vfiospec.itf.ItfWriter;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Bindings;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.ReplayedDivergence;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.report.CommandText;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.suite.TlcModelValues;
import org.vfiospec.suite.TraceFiles;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the implementation of a revision along every transition of its model. */
@Command(
    name = "replay",
    description = {
      "Takes the Java implementation of a revision along every transition of its model, and makes"
          + " in every state every request that the specification refuses; or along one trace."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration STEP_BOUND = Duration.ofSeconds(10);

  private final Environment environment;

  @Mixin private RevisionArguments of;

  @Option(
      names = "--threads",
      description = "Each context on a thread of its own, with the driver's real locks.")
  private boolean threads;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Only this trace, in the Informal Trace Format.")
  private Optional<Path> traceFile;

  @Mixin private FormatOption format;

  ReplayCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws ItfException {
    Protocol protocol = of.protocolIn(environment);
    Revision revision = of.revisionOf(protocol);
    Optional<ItfTrace> trace = traceFile.isPresent() ? Optional.of(read()) : Optional.empty();
    Part part = implemented(protocol, revision, trace);
    Binding binding = Bindings.of(protocol.name(), part.name()).orElseThrow();
    List<String> outcomes = new ArrayList<>();
    ReplayReport report;
    try (Stepper stepper = threads ? new ManyThreads(STEP_BOUND) : new OneThread()) {
      if (trace.isPresent()) {
        TraceReplay replay = new TraceReplay(binding, revision, stepper);
        report = replay.run(trace.get().states(), steps(trace.get()));
        outcomes.addAll(replay.outcomes());
      } else {
        CoveringTraces covering = cover(part, revision);
        report =
            new GraphReplay(binding, revision, covering.graph(), stepper).run(covering.suite());
      }
    } catch (UnreplayableException e) {
      String what = traceFile.map(Path::toString).orElse(of.protocol() + " " + of.revision());
      throw new UsageException(what + ": cannot be replayed: " + e.getMessage());
    }
    List<String> commands = reproducing(report, part);
    environment
        .out()
        .print(
            format.isJson() ? json(report, outcomes, commands) : text(report, outcomes, commands));
    return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private CoveringTraces cover(Part part, Revision revision) {
    return of.explore(
        environment,
        listener ->
            CoveringTraces.of(part.model(revision), List.of(GraphReplay.REFUSALS), listener));
  }

  /** The part that there is an implementation of: the trace's, or the first of the revision's. */
  private Part implemented(Protocol protocol, Revision revision, Optional<ItfTrace> trace) {
    Optional<String> named = trace.map(read -> read.meta().get(TraceFiles.MODEL));
    return of.partsOf(protocol, revision).stream()
        .filter(part -> named.isEmpty() || part.name().equals(named.get()))
        .filter(part -> Bindings.of(protocol.name(), part.name()).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no implementation of "
                        + of
                        + named
                            .map(part -> " in the model " + part + ", which the trace is of")
                            .orElse("")));
  }

  private ItfTrace read() throws ItfException {
    Path file = traceFile.orElseThrow();
    ItfTrace trace = ItfReader.read(file, new TlcModelValues());
    String named = trace.meta().getOrDefault(TraceFiles.PROTOCOL, of.protocol());
    if (!named.equals(of.protocol())) {
      throw new UsageException(
          file + ": a trace of " + named + "; replay it with that protocol, not " + of.protocol());
    }
    String made = trace.meta().getOrDefault(TraceFiles.REVISION, of.revision());
    if (!made.equals(of.revision())) {
      environment
          .err()
          .println("note: " + file + " is a trace of " + made + ", replayed on " + of.revision());
    }
    if (trace.steps().isEmpty()) {
      throw new UsageException(file + ": a trace without a step; there is nothing to replay");
    }
    return trace;
  }

  private static List<Step> steps(ItfTrace trace) {
    return trace.steps().stream().map(step -> new Step(step.action(), step.arguments())).toList();
  }

  /** Writes each divergence to a file of its own, and says how to see it again. */
  private List<String> reproducing(ReplayReport report, Part part) throws ItfException {
    if (report.divergences().isEmpty()) {
      return List.of();
    }
    if (traceFile.isPresent()) {
      return List.of(command(traceFile.get()));
    }
    List<String> commands = new ArrayList<>();
    Path folder = folder();
    for (ReplayedDivergence divergence : report.divergences()) {
      Path file = folder.resolve("divergence-" + (commands.size() + 1) + ".itf.json");
      ItfWriter.write(trace(divergence, part), file, new TlcModelValues());
      commands.add(command(file));
    }
    return commands;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("vfiospec-divergences");
    } catch (IOException e) {
      throw new UsageException("no folder for the divergences can be made (" + e + ")");
    }
  }

  private ItfTrace trace(ReplayedDivergence divergence, Part part) {
    return new ItfTrace(
        TraceFiles.meta(of.protocol(), part.name(), of.revision()),
        divergence.states().get(0).keySet().stream().toList(),
        divergence.states(),
        divergence.steps().stream()
            .map(step -> new ItfStep(step.action(), step.arguments()))
            .toList(),
        OptionalInt.empty());
  }

  private String command(Path trace) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", of.protocol(), "--revision", of.revision()));
    if (threads) {
      arguments.add("--threads");
    }
    arguments.addAll(List.of("--trace", trace.toString()));
    return new CommandText(arguments).toString();
  }

  private String json(ReplayReport report, List<String> outcomes, List<String> commands) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("edges", report.edges());
    json.put("edgesExecuted", report.edgesExecuted());
    json.put("refusals", report.refusals());
    json.put("refusalsExecuted", report.refusalsExecuted());
    json.put("steps", report.steps());
    if (traceFile.isPresent()) {
      json.put("outcomes", outcomes);
    }
    json.put("divergenceCount", report.divergenceCount());
    List<Object> divergences = new ArrayList<>();
    for (int i = 0; i < report.divergences().size(); i++) {
      Map<String, Object> divergence = new LinkedHashMap<>();
      divergence.put("message", report.divergences().get(i).message());
      divergence.put(
          "steps", report.divergences().get(i).steps().stream().map(Step::toString).toList());
      divergence.put("reproduce", commands.get(i));
      divergences.add(divergence);
    }
    json.put("divergences", divergences);
    return Json.of(json);
  }

  private String text(ReplayReport report, List<String> outcomes, List<String> commands) {
    StringBuilder text = new StringBuilder();
    outcomes.forEach(outcome -> text.append(outcome).append('\n'));
    text.append(
        String.format(
            "%d of %d edges, %d of %d refusals, %d steps, %.1f s, %d divergences%n",
            report.edgesExecuted(),
            report.edges(),
            report.refusalsExecuted(),
            report.refusals(),
            report.steps(),
            report.seconds(),
            report.divergenceCount()));
    for (int i = 0; i < report.divergences().size(); i++) {
      text.append("divergence: ").append(report.divergences().get(i).message()).append('\n');
      text.append("  see it again: ").append(commands.get(i)).append('\n');
    }
    return text.toString();
  }
}
