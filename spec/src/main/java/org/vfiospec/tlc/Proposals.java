package org.vfiospec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Design choices that are none of a part's revisions, as TLC can check them: a copy of the
 * specification that has them for its {@code Revisions}. The copy is gone when this is closed.
 */
public final class Proposals implements AutoCloseable {
  private static final String PREFIX = "Proposed";
  private static final String REVISIONS = "ProposedRevisions";

  private final Part part;
  private final List<Map<String, Object>> records;
  private final ScratchFolder scratch;

  private Proposals(Part part, List<Map<String, Object>> records, ScratchFolder scratch) {
    this.part = part;
    this.records = records;
    this.scratch = scratch;
  }

  /**
   * The copy with these records.
   *
   * @param records each has a value for every design choice of the part
   */
  public static Proposals of(Part part, List<Map<String, Object>> records) {
    Proposals proposals = new Proposals(part, List.copyOf(records), ScratchFolder.create());
    try (Stream<Path> files = Files.list(part.model().directory())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        Files.copy(
            file,
            proposals.scratch.path().resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
      proposals.write(part.model().rootModule());
      proposals.write(part.livenessModel().rootModule());
      if (part.orders().isPresent()) {
        proposals.write(part.orders().get().module());
      }
      return proposals;
    } catch (IOException e) {
      proposals.close();
      throw new SpecException(part.model().directory() + ": cannot be copied: " + e.getMessage());
    }
  }

  private void write(String module) {
    String revisions =
        IntStream.range(0, records.size())
            .mapToObj(
                i ->
                    TlaText.of(Map.of("name", name(i), "since", "", "source", "", "choices", "?"))
                        .replace("\"?\"", TlaText.of(records.get(i))))
            .collect(Collectors.joining(",\n  "));
    scratch.write(
        PREFIX + module + ".tla",
        """
        ---- MODULE %s ----
        EXTENDS %s%s
        %s == <<
          %s >>
        ====
        """
            .formatted(
                PREFIX + module,
                module,
                // It defines the functions that are no records.
                revisions.contains(" :> ") ? ", TLC" : "",
                REVISIONS,
                revisions));
  }

  private static String name(int record) {
    return "proposal_" + record;
  }

  /** The state space of a record, by its number from 0: see {@link Part#model(Revision)}. */
  public Model model(int record) {
    return of(part.model(), part.model().rootModule(), record);
  }

  /** What temporal properties of a record are checked on: see {@link Part#livenessModel}. */
  public Model livenessModel(int record) {
    return of(part.livenessModel(), part.livenessModel().rootModule(), record);
  }

  /** A behaviour of the part's {@link Part#orders}, with the other choices of a record. */
  public Model orders(int record, String specification) {
    return of(part.model(), part.orders().orElseThrow().module(), record)
        .withSpecification(specification);
  }

  private Model of(Model model, String module, int record) {
    return model
        .in(scratch.path(), PREFIX + module, "Revisions", REVISIONS)
        .withRevision(name(record));
  }

  @Override
  public void close() {
    scratch.close();
  }
}
