package org.vfiospec.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of a command that is about one revision of one protocol. */
final class RevisionArguments {
  @Parameters(paramLabel = "PROTOCOL")
  private String protocol;

  @Option(names = "--revision", paramLabel = "R", required = true)
  private String revision;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "The part of the specification, where several model the revision.")
  private Optional<String> model;

  String protocol() {
    return protocol;
  }

  String revision() {
    return revision;
  }

  /** The protocol of that name, which has to be there. */
  Protocol protocolIn(Environment environment) {
    return environment.protocol(protocol);
  }

  /** The revision of that name, which has to be there. */
  Revision revisionOf(Protocol loaded) {
    return loaded.revision(revision);
  }

  /** The part that was named, which has to model the revision; or the first that does. */
  Part partOf(Protocol loaded, Revision of) {
    return partsOf(loaded, of).get(0);
  }

  /** The part that was named, which has to model the revision; or all that do. */
  List<Part> partsOf(Protocol loaded, Revision of) {
    List<Part> parts = loaded.parts(of);
    if (model.isEmpty()) {
      return parts;
    }
    return parts.stream()
        .filter(part -> part.name().equals(model.get()))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new UsageException(
                    revision
                        + " has no model "
                        + model.get()
                        + "; it has "
                        + parts.stream().map(Part::name).toList()));
  }

  /** Explores a model of the revision, telling how far it has come. */
  <T> T explore(Environment environment, Function<ProgressListener, T> exploration) {
    try (Progress progress = Progress.of(environment, "model", 1)) {
      return exploration.apply(progress.exploring(toString()));
    }
  }

  /** Protocol and revision. */
  @Override
  public String toString() {
    return protocol + " " + revision;
  }
}
