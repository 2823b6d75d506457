package org.vfiospec.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.report.Table;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lists what there is. */
@Command(name = "list", description = "Lists protocols, revisions, properties and models.")
final class ListCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private FormatOption format;

  ListCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Protocol> protocols = environment.protocols(Optional.empty());
    environment
        .out()
        .print(
            format.isJson()
                ? Json.of(Map.of("protocols", protocols.stream().map(ListCommand::json).toList()))
                : text(protocols));
    return ExitCode.OK;
  }

  private static String text(List<Protocol> protocols) {
    List<String> texts = new ArrayList<>();
    for (Protocol protocol : protocols) {
      Table revisions = new Table("revision", "since", "source");
      protocol.revisions().forEach(r -> revisions.row(r.name(), r.since(), r.source()));
      Table properties = new Table("property", "kind");
      protocol.properties().forEach(p -> properties.row(p.name(), kind(p)));
      texts.add(
          protocol.name()
              + ": "
              + protocol.title()
              + "\nmodels "
              + String.join(", ", models(protocol))
              + "\n\n"
              + revisions.text()
              + "\n"
              + properties.text());
    }
    return String.join("\n", texts);
  }

  private static Map<String, Object> json(Protocol protocol) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocol.name());
    json.put("title", protocol.title());
    json.put("models", models(protocol));
    json.put("revisions", protocol.revisions().stream().map(ListCommand::json).toList());
    json.put("properties", protocol.properties().stream().map(ListCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Revision revision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("revision", revision.name());
    json.put("since", revision.since());
    json.put("source", revision.source());
    json.put("choices", revision.choices());
    return json;
  }

  private static Map<String, Object> json(Property property) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("property", property.name());
    json.put("kind", kind(property));
    return json;
  }

  private static String kind(Property property) {
    return property.kind().name().toLowerCase(Locale.ROOT);
  }

  /** The root modules, where they are. */
  private static List<String> models(Protocol protocol) {
    return protocol.parts().stream()
        .map(part -> part.model(part.revisions().get(0)).rootModule())
        .map(module -> "spec/" + protocol.name() + "/" + module + ".tla")
        .toList();
  }
}
