package org.vfiospec.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.bench.CheckMeasurement;
import org.vfiospec.bench.CoverMeasurement;
import org.vfiospec.bench.GrowthMeasurement;
import org.vfiospec.bench.Measured;
import org.vfiospec.bench.Measurement;
import org.vfiospec.bench.ReplayMeasurement;
import org.vfiospec.bench.Row;
import org.vfiospec.bench.SearchMeasurement;
import org.vfiospec.report.Finding;
import org.vfiospec.report.Table;
import org.vfiospec.tlc.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures all that the README states in figures. */
@Command(
    name = "bench",
    description = {
      "Measures this project against its alternatives, on this machine; takes minutes.",
      "What does not do what is measured of it, or says something else than the alternative, has no"
          + " figures and is a finding."
    })
final class BenchCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(paramLabel = "PROTOCOL", arity = "0..1", description = "One alone; else all.")
  private Optional<String> protocol;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "This measurement alone: check, search, cover, replay, growth.")
  private Optional<String> only;

  @Mixin private FormatOption format;

  BenchCommand(Environment environment) {
    this.environment = environment;
  }

  private static List<Measurement> all(List<Protocol> protocols) {
    return List.of(
        new CheckMeasurement(protocols),
        new SearchMeasurement(protocols),
        new CoverMeasurement(protocols),
        new ReplayMeasurement(protocols),
        new GrowthMeasurement());
  }

  @Override
  public Integer call() {
    List<Measurement> chosen = chosen(all(environment.protocols(protocol)));
    Map<Measurement, Measured> results = new LinkedHashMap<>();
    for (Measurement measurement : chosen) {
      environment.err().println(measurement.name() + ": " + measurement.description());
      results.put(measurement, measurement.measure(environment.err()::println));
    }
    environment.out().print(format.isJson() ? json(results) : text(results));
    List<Finding> findings =
        results.values().stream().flatMap(measured -> measured.findings().stream()).toList();
    findings.forEach(finding -> environment.err().println("vfiospec: " + finding));
    return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<Measurement> chosen(List<Measurement> all) {
    List<Measurement> chosen =
        all.stream().filter(each -> only.isEmpty() || only.get().equals(each.name())).toList();
    if (chosen.isEmpty()) {
      throw new UsageException(
          "there is no measurement "
              + only.orElseThrow()
              + "; known are "
              + all.stream().map(Measurement::name).toList());
    }
    return chosen;
  }

  private static String json(Map<Measurement, Measured> results) {
    List<Object> rows = new ArrayList<>();
    results.forEach(
        (measurement, measured) -> {
          for (Row row : measured.rows()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("measurement", measurement.name());
            json.put("subject", row.subject());
            json.put("figures", row.figures());
            rows.add(json);
          }
        });
    return Json.of(Map.of("rows", rows));
  }

  private static String text(Map<Measurement, Measured> results) {
    List<String> texts = new ArrayList<>();
    results.forEach(
        (measurement, measured) -> {
          List<Row> rows = measured.rows();
          List<String> heading = new ArrayList<>(List.of("subject"));
          rows.stream().findFirst().ifPresent(row -> heading.addAll(row.figures().keySet()));
          Table table = new Table(heading);
          for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.subject()));
            row.figures().values().forEach(figure -> cells.add(String.valueOf(figure)));
            table.row(cells);
          }
          texts.add(measurement.name() + ": " + measurement.description() + "\n" + table.text());
        });
    return String.join("\n", texts);
  }
}
