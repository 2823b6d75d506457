package org.vfiospec.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckJson;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.CheckText;
import org.vfiospec.report.ManifestJson;
import org.vfiospec.tlc.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks every property of every revision, or of some, and compares with what is expected. */
@Command(
    name = "check",
    description = {
      "Checks every property of every revision with TLC.",
      "A verdict is as expected if the protocol's manifest.json says so; the numbers of states"
          + " must be those of the manifest, too. A revision that the manifest does not know is"
          + " new: nothing is expected of it, and the JSON has null for expected and asExpected."
    })
final class CheckCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(arity = "0..1", paramLabel = "PROTOCOL", description = "This one alone.")
  private Optional<String> protocol;

  @Option(names = "--revision", paramLabel = "R", description = "This revision alone.")
  private Optional<String> revision;

  @Option(
      names = "--format",
      paramLabel = "text|json|manifest",
      defaultValue = "text",
      description =
          "manifest: what was measured, as manifest.json would have it; nothing is compared.")
  private CheckFormat format;

  @Option(
      names = "--deep",
      description = {
        "With the larger bounds that the manifests name; takes minutes to hours.",
        "An interrupt saves how far it has come, and so does time."
      })
  private boolean deep;

  @Option(names = "--resume", description = "With --deep: go on where it was interrupted.")
  private boolean resume;

  @Mixin private DistributedOptions distributed;

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (resume && !deep) {
      throw new UsageException("only a deep check can be gone on with: check --deep --resume");
    }
    if (deep && format == CheckFormat.MANIFEST) {
      throw new UsageException(
          "a manifest is of the bounds of every day: check PROTOCOL --format manifest");
    }
    if (distributed.isAskedFor(format)) {
      if (deep) {
        throw new UsageException("--deep is of this machine alone, --distributed of several");
      }
      return distributed.check(environment, subjects(environment.protocols(protocol)));
    }
    List<Check.Subject> subjects = subjects(environment.protocols(protocol));
    if (format == CheckFormat.MANIFEST) {
      return manifest(subjects);
    }
    CheckReport report = deep ? deepReport(subjects) : ProtocolCheck.run(environment, subjects);
    environment
        .out()
        .print(format == CheckFormat.JSON ? Json.of(CheckJson.of(report)) : CheckText.of(report));
    return ProtocolCheck.conclude(environment, report);
  }

  private CheckReport deepReport(List<Check.Subject> subjects) {
    DeepRun run = new DeepRun(environment);
    return (resume ? run : run.beginAnew(subjects)).run(subjects);
  }

  private int manifest(List<Check.Subject> subjects) {
    if (subjects.size() != 1 || revision.isPresent()) {
      throw new UsageException(
          "a manifest is of all revisions of one protocol: check PROTOCOL --format manifest");
    }
    Protocol only = subjects.get(0).protocol();
    JsonNode present = PresentManifest.of(only);
    CheckReport report = ProtocolCheck.run(environment, subjects);
    environment.out().print(Json.of(ManifestJson.of(only.title(), present, report)));
    return ExitCode.OK;
  }

  /** A revision that is named without its protocol is that of every protocol that has one so. */
  private List<Check.Subject> subjects(List<Protocol> protocols) {
    if (revision.isEmpty()) {
      return protocols.stream().map(Check.Subject::all).toList();
    }
    String name = revision.get();
    List<Protocol> having =
        protocols.stream()
            .filter(each -> each.revisions().stream().anyMatch(r -> r.name().equals(name)))
            .toList();
    List<Protocol> chosen = having.isEmpty() ? protocols.subList(0, 1) : having;
    return chosen.stream()
        .map(each -> new Check.Subject(each, List.of(each.revision(name))))
        .toList();
  }
}
