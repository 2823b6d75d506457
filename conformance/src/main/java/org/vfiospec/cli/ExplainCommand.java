package org.vfiospec.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.itf.ItfTrace;
import org.vfiospec.itf.ItfWriter;
import org.vfiospec.report.ActionGuide;
import org.vfiospec.report.Counterexample;
import org.vfiospec.report.Mermaid;
import org.vfiospec.report.Story;
import org.vfiospec.suite.TlcModelValues;
import org.vfiospec.suite.TraceFiles;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.Verdicts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how a property comes to be violated. */
@Command(
    name = "explain",
    description = {
      "Tells a counterexample, of an invariant a shortest one: the steps, who takes each, the"
          + " function of the kernel, and what changed.",
      "Of a property that holds it says that it holds, with exit code 0."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private RevisionArguments of;

  @Option(names = "--property", paramLabel = "P", required = true)
  private String propertyName;

  @Option(
      names = "--format",
      paramLabel = "text|itf|mermaid",
      defaultValue = "text",
      description = "A story, a trace to be replayed, or a sequence diagram.")
  private ExplainFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; not written if the property holds.")
  private Optional<Path> output;

  ExplainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Protocol protocol = of.protocolIn(environment);
    Revision revision = of.revisionOf(protocol);
    Property property = protocol.property(propertyName);
    requireModel(protocol, revision, property);
    ActionGuide guide = ActionGuide.read(protocol.directory());
    Optional<Trace> trace = counterexample(protocol, revision, property);
    if (trace.isEmpty()) {
      String holds = propertyName + " holds of " + of;
      boolean told = format == ExplainFormat.TEXT && output.isEmpty();
      (told ? environment.out() : environment.err()).println(holds);
      return ExitCode.OK;
    }
    Counterexample counterexample =
        new Counterexample(protocol, revision, property, trace.get(), guide);
    switch (format) {
      case TEXT -> tell(Story.of(counterexample));
      case MERMAID -> tell(Mermaid.of(counterexample));
      case ITF ->
          writeTrace(
              TraceFiles.counterexample(
                  about(protocol, revision, property), propertyName, trace.get()));
    }
    return ExitCode.OK;
  }

  /** Where a model was named, it is the one that the property is of. */
  private void requireModel(Protocol protocol, Revision revision, Property property) {
    Part part = protocol.part(revision, property);
    if (!of.partsOf(protocol, revision).contains(part)) {
      throw new UsageException(
          propertyName + " is a property of " + part.name() + ", not of the model that was named");
    }
  }

  private static Map<String, String> about(
      Protocol protocol, Revision revision, Property property) {
    return TraceFiles.meta(
        protocol.name(), protocol.part(revision, property).name(), revision.name());
  }

  private Optional<Trace> counterexample(Protocol protocol, Revision revision, Property property) {
    Model model = protocol.model(revision, property);
    if (property.kind() == Property.Kind.TEMPORAL) {
      return Liveness.check(model, List.of(property)).counterexamples().get(property);
    }
    Verdicts verdicts = of.explore(environment, listener -> Explorer.check(model, listener));
    return Optional.ofNullable(verdicts.violations().get(property.name()));
  }

  private void tell(String text) {
    if (output.isPresent()) {
      OutputFile.write(output.get(), text);
    } else {
      environment.out().print(text);
    }
  }

  private void writeTrace(ItfTrace trace) throws IOException {
    if (output.isPresent()) {
      ItfWriter.write(trace, output.get(), new TlcModelValues());
    } else {
      ItfWriter.write(trace, environment.out(), new TlcModelValues());
      environment.out().println();
    }
  }
}
