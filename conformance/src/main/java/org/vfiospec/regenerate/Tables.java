package org.vfiospec.regenerate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vfiospec.report.Matrix;
import org.vfiospec.report.Outcome;
import org.vfiospec.report.Table;
import org.vfiospec.report.Verdict;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.SpecException;

/**
 * The generated parts of the pages, by name: what the manifests say, as tables. Not safe for
 * several threads.
 *
 * <p>The names are {@code verdicts PROTOCOL}, revisions against properties, and {@code models
 * PROTOCOL}, the specifications of a protocol with their models and states.
 */
public final class Tables {
  private final Path specifications;
  private final Map<String, Function<Protocol, Table>> kinds =
      Map.of("verdicts", Tables::verdicts, "models", Tables::models);
  private final Map<String, Protocol> protocols = new HashMap<>();

  /** The tables of the protocols in a folder. */
  public Tables(Path specifications) {
    this.specifications = specifications;
  }

  /**
   * The table of that name, in Markdown.
   *
   * @throws SpecException if there is none, or if the manifest lacks what it shows
   */
  public String markdown(String name) {
    List<String> words = Arrays.asList(name.split(" "));
    if (words.size() != 2 || !kinds.containsKey(words.get(0))) {
      throw new SpecException(
          "there is no generated part '" + name + "'; known are " + kinds.keySet() + " PROTOCOL");
    }
    return kinds.get(words.get(0)).apply(protocol(words.get(1))).markdown();
  }

  private Protocol protocol(String name) {
    return protocols.computeIfAbsent(name, each -> Protocols.load(specifications, each));
  }

  private static Table verdicts(Protocol protocol) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Part part : protocol.parts()) {
      for (Revision revision : part.revisions()) {
        for (Model model : part.models(revision)) {
          Expected expected = expected(protocol, revision, model);
          for (Property property : model.properties()) {
            Outcome outcome = Outcome.of(!expected.violated().contains(property.name()));
            verdicts.add(
                new Verdict(
                    protocol.name(), revision.name(), property, Optional.of(outcome), outcome));
          }
        }
      }
    }
    return new Matrix(protocol.name(), verdicts).table(verdict -> verdict.actual().toString());
  }

  private static Table models(Protocol protocol) {
    Table table =
        new Table("module", "revisions", "states", "transitions", "longest shortest path");
    for (Part part : protocol.parts()) {
      List<Revision> revisions = part.revisions();
      for (int which = 0; which < part.models(revisions.get(0)).size(); which++) {
        long states = 0;
        long generated = 0;
        int depth = 0;
        String module = "";
        for (Revision revision : revisions) {
          Model model = part.models(revision).get(which);
          Expected expected = expected(protocol, revision, model);
          module = model.rootModule();
          states += expected.counts().distinct();
          generated += expected.counts().generated();
          depth = Math.max(depth, expected.counts().depth());
        }
        table.row(
            "`" + module + "`",
            String.valueOf(revisions.size()),
            grouped(states),
            grouped(generated),
            String.valueOf(depth));
      }
    }
    return table;
  }

  private static Expected expected(Protocol protocol, Revision revision, Model model) {
    return protocol
        .expected(model)
        .orElseThrow(
            () ->
                new SpecException(
                    protocol.directory().resolve("manifest.json")
                        + ": it has no "
                        + revision.name()
                        + " of "
                        + model.rootModule()
                        + "; ./vfiospec regenerate adds it"));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
