package org.vfiospec.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.regenerate.Page;
import org.vfiospec.regenerate.Tables;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.CheckText;
import org.vfiospec.report.ManifestJson;
import org.vfiospec.tlc.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Writes what follows from the specifications: manifests, and the generated parts of pages. */
@Command(
    name = "regenerate",
    description = {
      "Checks every revision, shows what differs from the manifests, and rewrites them.",
      "Then rewrites the generated parts of README.md and of the pages in spec. Larger bounds"
          + " (check --deep) keep the counts that a person wrote."
    })
final class RegenerateCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(arity = "0..1", paramLabel = "PROTOCOL", description = "The manifest of this one.")
  private Optional<String> protocol;

  RegenerateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Protocol> protocols = environment.protocols(protocol);
    List<Page> pages = Page.in(environment.specifications().getParent());
    for (Protocol each : protocols) {
      rewrite(each);
    }
    Tables tables = new Tables(environment.specifications());
    pages.forEach(page -> rewrite(page, page.with(tables::markdown)));
    return ExitCode.OK;
  }

  private void rewrite(Protocol protocol) {
    JsonNode present = PresentManifest.of(protocol);
    CheckReport report = ProtocolCheck.run(environment, List.of(Check.Subject.all(protocol)));
    environment.out().print(CheckText.of(report));
    report.findings().forEach(finding -> environment.out().println("changed: " + finding.text()));
    String made = Json.of(ManifestJson.of(protocol.title(), present, report));
    if (!made.equals(Json.of(present))) {
      write(protocol.directory().resolve("manifest.json"), made);
    }
  }

  private void rewrite(Page was, Page is) {
    if (!is.equals(was)) {
      was.parts()
          .forEach(
              (name, text) -> {
                if (!text.equals(is.parts().get(name))) {
                  environment.out().println("changed: " + was.file() + ", " + name);
                }
              });
      write(is.file(), is.text());
    }
  }

  private void write(Path file, String text) {
    OutputFile.write(file, text);
    environment.out().println("written: " + file);
  }
}
