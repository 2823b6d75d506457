package org.vfiospec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A specification with a configuration: what TLC can check. Immutable.
 *
 * @param directory the folder that holds the modules
 * @param rootModule the name of the root module, without extension
 * @param configName how messages name the configuration
 * @param configText the configuration
 */
public record Model(Path directory, String rootModule, String configName, String configText) {

  /** The model of a module and a configuration as they are on disk. */
  public static Model of(Path module, Path config) {
    if (!Files.isReadable(module)) {
      throw new SpecException(module + ": there is no such module; name a .tla file");
    }
    String file = module.getFileName().toString();
    if (!file.endsWith(".tla")) {
      throw new SpecException(module + ": a module's file ends in .tla");
    }
    return new Model(
        module.toAbsolutePath().getParent(),
        file.substring(0, file.length() - ".tla".length()),
        config.toString(),
        read(config));
  }

  static String read(Path config) {
    try {
      return Files.readString(config);
    } catch (IOException e) {
      throw new SpecException(config + ": cannot be read; every model needs a configuration there");
    }
  }

  /** The name of the revision that is modelled, if the configuration names one. */
  public Optional<String> revision() {
    return config().revision();
  }

  /** The properties that the configuration lists, in its order. */
  public List<Property> properties() {
    return config().properties();
  }

  /** The same model of another revision. */
  public Model withRevision(String revision) {
    return withConfig(
        config()
            .withRevision(revision)
            .orElseThrow(
                () ->
                    new SpecException(
                        configName + ": CONSTANTS has no line Revision = \"...\"; add it")));
  }

  /** The same model with another value of a constant, as its configuration would have it. */
  public Model withConstant(String constant, String value) {
    return withConfig(
        config()
            .withConstant(constant, value)
            .orElseThrow(
                () ->
                    new SpecException(
                        configName + ": CONSTANTS has no line " + constant + " = ...; add it")));
  }

  /** The same model with exactly these properties. */
  public Model withProperties(List<Property> properties) {
    return withConfig(config().withProperties(properties));
  }

  /** The same model of another behaviour, which the root module defines too. */
  public Model withSpecification(String specification) {
    return withConfig(
        config()
            .withSpecification(specification)
            .orElseThrow(
                () -> new SpecException(configName + ": has no line SPECIFICATION ...; add it")));
  }

  /** What tells it from others, by the content of its modules and its configuration. */
  public String digest() {
    return LoadedModule.digest(this);
  }

  /** Whether a state without a successor is an error. */
  boolean forbidsDeadlock() {
    return config().forbidsDeadlock();
  }

  /** The same configuration of another module, which extends the root module. */
  Model of(String module) {
    return new Model(directory, module, configName, configText);
  }

  /** The same configuration of another module, where one of its definitions replaces another. */
  Model in(Path folder, String module, String definition, String substitute) {
    return new Model(
        folder, module, configName, config().withSubstitute(definition, substitute).text());
  }

  /** The value of a constant-level definition of the root module or of one that it extends. */
  public Object evaluate(String definition) {
    return TlcRun.of(this, engine -> engine.evaluate(List.of(definition))).get(definition);
  }

  /** Those of the names that the root module, or one that it extends, defines as values. */
  public Set<String> defined(String... names) {
    return TlcRun.of(this, engine -> engine.defined(List.of(names)));
  }

  private Model withConfig(ConfigText text) {
    return new Model(directory, rootModule, configName, text.text());
  }

  private ConfigText config() {
    return new ConfigText(configText);
  }
}
