package org.vfiospec.binding.migration.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.vfiospec.demo.Demo;
import org.vfiospec.demo.DemoProgress;
import org.vfiospec.demo.DemoReport;
import org.vfiospec.tlc.Protocols;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A guest with two devices migrates from one process to another while it works. */
public final class MigrateDemo implements Demo {
  @Option(
      names = "--interface",
      paramLabel = "v1|v2",
      defaultValue = "v2",
      converter = InterfaceName.class,
      description = "Of the drivers: the register of bits, or the state machine (default: v2).")
  private Interface by;

  @Option(
      names = "--fail",
      paramLabel = "STEP",
      converter = ScenarioName.class,
      completionCandidates = ScenarioNames.class,
      description = "What goes wrong, one of: ${COMPLETION-CANDIDATES}.")
  private Scenario scenario;

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String description() {
    return "A guest that writes numbered blocks and sends a numbered stream moves from one process"
        + " to another while it does.";
  }

  @Override
  public DemoReport run(Path specifications, DemoProgress progress) {
    Map<String, Object> choices =
        Protocols.load(specifications, "migration").revision(by.revision()).choices();
    Failure failure = scenario == null ? null : scenario.failure();
    Promise promise = scenario == null ? Promise.GOES : scenario.promise();
    try (TwoHosts hosts =
        new TwoHosts(by, choices, failure, new Telling(by.of(choices).flow(), progress))) {
      return StoryReport.of(by, scenario, promise, hosts.play());
    }
  }

  static final class InterfaceName implements ITypeConverter<Interface> {
    @Override
    public Interface convert(String text) {
      return Interface.of(text)
          .orElseThrow(
              () -> new TypeConversionException(text + " is none of " + Interface.texts()));
    }
  }

  static final class ScenarioName implements ITypeConverter<Scenario> {
    @Override
    public Scenario convert(String text) {
      return Scenario.of(text)
          .orElseThrow(() -> new TypeConversionException(text + " is none of " + Scenario.texts()));
    }
  }

  static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenario.texts().iterator();
    }
  }
}
