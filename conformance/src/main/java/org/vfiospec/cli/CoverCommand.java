package org.vfiospec.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.itf.ItfException;
import org.vfiospec.report.Table;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.suite.TraceFiles;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the traces that take every transition of a model. */
@Command(
    name = "cover",
    description = {
      "Finds traces that together take every transition of a revision's model, in the fewest"
          + " steps, and proves that no traces can do it in fewer than the lower bound."
    })
final class CoverCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private RevisionArguments of;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "A new or empty folder for the traces, in the Informal Trace Format.")
  private Optional<Path> output;

  @Option(
      names = "--dot",
      paramLabel = "FILE",
      description = "Where to write the state graph, in the language of Graphviz.")
  private Optional<Path> dot;

  @Mixin private FormatOption format;

  CoverCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws ItfException {
    Protocol protocol = of.protocolIn(environment);
    Revision revision = of.revisionOf(protocol);
    Part part = of.partOf(protocol, revision);
    Optional<TraceFolder> folder = output.map(TraceFolder::at);
    CoveringTraces covering =
        of.explore(environment, listener -> CoveringTraces.of(part.model(revision), listener));
    dot.ifPresent(file -> DotFile.write(file, covering.graph()));
    if (folder.isPresent()) {
      folder.get().write(TraceFiles.meta(of.protocol(), part.name(), of.revision()), covering);
    }
    environment.out().print(report(covering.suite()));
    return ExitCode.OK;
  }

  private String report(CoveringSuite suite) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("states", suite.states());
    figures.put("edges", suite.edges());
    figures.put("traces", suite.traces().size());
    figures.put("steps", suite.steps());
    figures.put("lowerBound", suite.lowerBound());
    if (format.isJson()) {
      return Json.of(figures);
    }
    return new Table(figures.keySet().stream().toList())
        .row(figures.values().stream().map(String::valueOf).toList())
        .text();
  }
}
