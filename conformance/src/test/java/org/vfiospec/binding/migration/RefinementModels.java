package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Trace;

/** The models that are held to the abstract migration, and others that are a little different. */
final class RefinementModels {
  static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");
  static final Part REGISTER = part("MigrationBitsRefinement");
  static final Part STATES = part("MigrationStatesRefinement");
  static final Property IMPLEMENTS = PROTOCOL.property("ImplementsMigration");

  private RefinementModels() {}

  private static Part part(String name) {
    return PROTOCOL.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The state machine that is right, with one thread beside the reset, which is enough to err. */
  static Model states() {
    Model model = STATES.model(PROTOCOL.revision("states_recommended"));
    return with(model, "MaxUsers = 2", "MaxUsers = 1");
  }

  /** The same model with another configuration. */
  static Model with(Model model, String text, String instead) {
    String config = model.configText().replace(text, instead);
    assertThat(config).as("%s is in the configuration", text).isNotEqualTo(model.configText());
    return new Model(model.directory(), model.rootModule(), model.configName(), config);
  }

  /** The same model in a copy of the specification where one of its modules is different. */
  static Model mutant(Model model, Path copy, String module, String text, String instead) {
    copy(model, copy);
    Path file = copy.resolve(module + ".tla");
    try {
      String was = Files.readString(file);
      assertThat(was).as("%s is once in %s", text, module).containsOnlyOnce(text);
      Files.writeString(file, was.replace(text, instead));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Model(copy, model.rootModule(), model.configName(), model.configText());
  }

  /** The same model in a copy of the specification with one more definition. */
  static Model extended(Model model, Path copy, String definition) {
    copy(model, copy);
    String module = "Extended" + model.rootModule();
    try {
      Files.writeString(
          copy.resolve(module + ".tla"),
          "---- MODULE %s ----\nEXTENDS %s\n%s\n====\n"
              .formatted(module, model.rootModule(), definition));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Model(copy, module, model.configName(), model.configText());
  }

  private static void copy(Model model, Path copy) {
    try (Stream<Path> files = Files.list(model.directory())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** How a model comes to be no abstract migration. */
  static Optional<Trace> violation(Model model) {
    return violation(model, IMPLEMENTS);
  }

  static Optional<Trace> violation(Model model, Property property) {
    return Liveness.check(model, List.of(property)).counterexamples().get(property);
  }

  /** Every record that differs from this one in one choice. */
  static List<Map<String, Object>> neighbours(Part part, Map<String, Object> choices) {
    List<Map<String, Object>> neighbours = new ArrayList<>();
    for (Map.Entry<String, Set<?>> choice : part.designChoices().entrySet()) {
      for (Object value : choice.getValue()) {
        if (!value.equals(choices.get(choice.getKey()))) {
          Map<String, Object> neighbour = new LinkedHashMap<>(choices);
          neighbour.put(choice.getKey(), value);
          neighbours.add(neighbour);
        }
      }
    }
    return neighbours;
  }
}
