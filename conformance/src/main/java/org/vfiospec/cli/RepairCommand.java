package org.vfiospec.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.vfiospec.repair.RepairJson;
import org.vfiospec.repair.RepairReport;
import org.vfiospec.repair.RepairSearch;
import org.vfiospec.repair.RepairText;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.SpecException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the design choices for what would repair a revision. */
@Command(
    name = "repair",
    description = {
      "Searches the design choices for the smallest changes of a revision after which all of its"
          + " properties hold, or one of them; each that is printed has been checked by TLC.",
      "Of a choice that is an order of actions it tells how many orders are right, where the"
          + " specification has a module for that: exact, if it is known of each whether it allows"
          + " a violation.",
      "Exit code 0: found, or nothing needs repair; 1: no change of these sizes repairs."
    })
final class RepairCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(paramLabel = "PROTOCOL")
  private String protocolName;

  @Option(names = "--revision", paramLabel = "R", required = true)
  private String revisionName;

  @Option(names = "--property", paramLabel = "P", description = "This one alone has to hold.")
  private Optional<String> propertyName;

  @Option(
      names = "--most",
      paramLabel = "N",
      description =
          "How many choices may be changed. If not given: 3, as long as there are not too many"
              + " ways to change so many; beyond that single changes are taken together.")
  private Integer most;

  @Mixin private FormatOption format;

  RepairCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (most != null && most < 1) {
      throw new UsageException("--most is " + most + ", but at least one choice has to change");
    }
    Protocol protocol = environment.protocol(protocolName);
    Revision revision = protocol.revision(revisionName);
    Optional<Property> property = propertyName.map(protocol::property);
    List<RepairReport> reports = new ArrayList<>();
    try (RepairProgress progress = new RepairProgress(environment, subject())) {
      for (RepairSearch search : RepairSearch.of(protocol, revision, property, progress)) {
        reports.add(run(search));
      }
    }
    environment.out().print(format.isJson() ? json(reports) : text(reports));
    return reports.stream().allMatch(RepairReport::isGood) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Runs it; whatever ends it too early, what was decided until then is said. */
  private RepairReport run(RepairSearch search) {
    Thread interrupted =
        new Thread(
            () ->
                environment
                    .err()
                    .println("vfiospec: interrupted; decided before: " + search.soFar()));
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return search.run(most == null ? OptionalInt.empty() : OptionalInt.of(most));
    } catch (SpecException e) {
      throw new UsageException(e.getMessage() + "; decided before: " + search.soFar());
    } finally {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
  }

  private String subject() {
    return protocolName + " " + revisionName;
  }

  private String text(List<RepairReport> reports) {
    return String.join(
        "\n", reports.stream().map(report -> RepairText.of(subject(), report)).toList());
  }

  private String json(List<RepairReport> reports) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocolName);
    json.put("revision", revisionName);
    json.put("searches", reports.stream().map(RepairJson::of).toList());
    return Json.of(json);
  }
}
