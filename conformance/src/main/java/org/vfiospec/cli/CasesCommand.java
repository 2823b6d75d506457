package org.vfiospec.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.cases.CaseSearch;
import org.vfiospec.cases.CasesTable;
import org.vfiospec.cases.RevisionCases;
import org.vfiospec.cases.WitnessList;
import org.vfiospec.report.Jobs;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts the cases of violated properties. */
@Command(
    name = "cases",
    description = {
      "Counts in how many cases which property is violated, in every revision; what a case is, the"
          + " specification says by its definition Cases.",
      "With --revision it lists the cases of that one, each with the length of a shortest witness;"
          + " with --property as well, the steps of it."
    })
final class CasesCommand implements Callable<Integer> {
  private record Subject(Part part, Revision revision) {}

  private final Environment environment;

  @Parameters(paramLabel = "PROTOCOL")
  private String protocolName;

  @Option(names = "--revision", paramLabel = "R", description = "The cases of this one.")
  private Optional<String> revisionName;

  @Option(names = "--property", paramLabel = "P", description = "The cases of this one alone.")
  private Optional<String> propertyName;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "The part of the specification, where several tell cases.")
  private Optional<String> model;

  @Mixin private FormatOption format;

  CasesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Protocol protocol = environment.protocol(protocolName);
    Optional<Revision> revision = revisionName.map(protocol::revision);
    Optional<Property> property = propertyName.map(protocol::property);
    List<Part> parts = parts(protocol, revision, property);
    List<RevisionCases> found = explore(subjects(parts, revision));
    environment
        .out()
        .print(
            revision.isPresent()
                ? listed(parts, property, found)
                : counted(parts, property, found));
    return ExitCode.OK;
  }

  /** The parts that were asked for and tell cases; there has to be one. */
  private List<Part> parts(
      Protocol protocol, Optional<Revision> revision, Optional<Property> property) {
    List<Part> named =
        revision.map(protocol::parts).orElseGet(protocol::parts).stream()
            .filter(part -> model.isEmpty() || part.name().equals(model.get()))
            .toList();
    if (named.isEmpty()) {
      throw new UsageException(
          revisionName.orElse(protocolName)
              + " has no model "
              + model.orElseThrow()
              + "; it has "
              + revision.map(protocol::parts).orElseGet(protocol::parts).stream()
                  .map(Part::name)
                  .toList());
    }
    List<Part> asking =
        named.stream()
            .filter(part -> property.isEmpty() || invariants(part).contains(property.get()))
            .toList();
    if (asking.isEmpty()) {
      throw new UsageException(
          propertyName.orElseThrow()
              + " is no invariant of "
              + named.stream().map(Part::name).toList()
              + ", and cases are of invariants");
    }
    List<Part> telling = asking.stream().filter(CaseSearch::tellsCases).toList();
    if (telling.isEmpty()) {
      throw new UsageException(
          protocolName
              + " tells no cases apart: "
              + asking.stream().map(Part::name).toList()
              + " does not define Cases, a set of records with the field property");
    }
    return telling;
  }

  private static List<Subject> subjects(List<Part> parts, Optional<Revision> revision) {
    List<Subject> subjects = new ArrayList<>();
    for (Part part : parts) {
      revision.map(List::of).orElseGet(part::revisions).stream()
          .map(each -> new Subject(part, each))
          .forEach(subjects::add);
    }
    return subjects;
  }

  private List<RevisionCases> explore(List<Subject> subjects) {
    List<RevisionCases> found =
        Collections.synchronizedList(new ArrayList<>(Collections.nCopies(subjects.size(), null)));
    try (Progress progress = Progress.of(environment, "models", subjects.size())) {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (int i = 0; i < subjects.size(); i++) {
        int at = i;
        jobs.add(
            () -> {
              found.set(at, explore(subjects.get(at), progress));
              return null;
            });
      }
      Jobs.run(jobs);
    }
    return List.copyOf(found);
  }

  private RevisionCases explore(Subject subject, Progress progress) {
    String name = protocolName + " " + subject.part().name() + " " + subject.revision().name();
    RevisionCases cases =
        CaseSearch.of(subject.part(), subject.revision(), progress.exploring(name));
    progress.done(name + ": " + cases.witnesses().size() + " cases");
    return cases;
  }

  private String counted(List<Part> parts, Optional<Property> property, List<RevisionCases> found) {
    List<String> texts = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Part part : parts) {
      CasesTable table =
          new CasesTable(
              property.map(List::of).orElseGet(() -> invariants(part)),
              found.stream().filter(each -> each.part().equals(part.name())).toList());
      texts.add((parts.size() > 1 ? part.name() + "\n" : "") + table.table().text());
      rows.addAll(table.json());
    }
    return format.isJson()
        ? Json.of(Map.of("protocol", protocolName, "revisions", rows))
        : String.join("\n", texts) + CasesTable.LEGEND;
  }

  private String listed(List<Part> parts, Optional<Property> property, List<RevisionCases> found) {
    StringBuilder text = new StringBuilder();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      RevisionCases cases = found.get(i);
      for (Property each : property.map(List::of).orElse(invariants(parts.get(i)))) {
        WitnessList list = new WitnessList(protocolName, cases, each.name());
        if (property.isPresent()) {
          text.append(list.textWithSteps());
          rows.addAll(list.jsonWithSteps());
        } else if (!cases.witnesses(each.name()).isEmpty() || cases.isUntold(each.name())) {
          text.append(list.text());
          rows.addAll(list.json());
        }
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocolName);
    json.put("revision", revisionName.orElseThrow());
    json.put("cases", rows);
    return format.isJson() ? Json.of(json) : text.isEmpty() ? noCase() : text.toString();
  }

  private String noCase() {
    return protocolName + " " + revisionName.orElseThrow() + ": every invariant holds\n";
  }

  private static List<Property> invariants(Part part) {
    return part.properties().stream()
        .filter(property -> property.kind() == Property.Kind.INVARIANT)
        .toList();
  }
}
