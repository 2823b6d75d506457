package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;

/**
 * A proposal is one more record: specification and driver follow, whatever single choice it changes
 * of a revision that is there.
 */
class NeighbourReplayTest {
  private static final String REVISIONS = "CcwRevisions.tla";
  private static final String LAST = "choices |-> recommended ] >>";

  @TempDir Path folder;

  @Test
  void theDriverOfEveryRecordThatDiffersInOneChoiceDoesWhatItsModelAllows() throws IOException {
    Protocol protocol = withNeighbours();
    Map<String, Object> surprises = new TreeMap<>();
    int replayed = 0;
    for (Revision revision : protocol.revisions()) {
      if (revision.since().equals("a neighbour")) {
        ReplayReport report = replay(protocol, revision);
        replayed++;
        if (!report.passed()) {
          surprises.put(revision.source(), report.divergences());
        }
      }
    }
    assertThat(surprises).isEmpty();
    assertThat(replayed).isGreaterThan(100);
  }

  private static ReplayReport replay(Protocol protocol, Revision revision) {
    Model model = CcwModels.memoryless(protocol.livenessModel(revision));
    CoveringTraces covering = CcwModels.covered(model);
    try (OneThread stepper = new OneThread()) {
      return new GraphReplay(new CcwBinding(), revision, covering.graph(), stepper)
          .run(covering.suite());
    }
  }

  /** The specification with one more record for every legal change of one choice. */
  private Protocol withNeighbours() throws IOException {
    Path ccw = Files.createDirectory(folder.resolve("ccw"));
    try (Stream<Path> files = Files.list(CcwModels.PROTOCOL.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, ccw.resolve(file.getFileName()));
      }
    }
    String text = Files.readString(ccw.resolve(REVISIONS));
    assertThat(text).contains(LAST);
    StringBuilder records = new StringBuilder("choices |-> recommended ]");
    int number = 0;
    for (String neighbour : neighbours()) {
      number++;
      records
          .append(",\n[ name |-> \"n")
          .append(number)
          .append("\", since |-> \"a neighbour\", source |-> \"")
          .append(neighbour.replace("\"", "'"))
          .append("\", choices |-> [")
          .append(neighbour)
          .append("] ]");
    }
    Files.writeString(ccw.resolve(REVISIONS), text.replace(LAST, records + " >>"));
    return Protocols.load(folder, "ccw");
  }

  /** Each in TLA+, once, though two revisions may be neighbours of each other. */
  @SuppressWarnings("unchecked")
  private static Set<String> neighbours() {
    Map<Map<String, Object>, String> found = new LinkedHashMap<>();
    for (Revision revision : CcwModels.revisions()) {
      Map<String, Set<Object>> allowed =
          (Map<String, Set<Object>>) CcwModels.PROTOCOL.model(revision).evaluate("DesignChoices");
      allowed.forEach(
          (choice, values) -> {
            for (Object value : values) {
              Map<String, Object> choices = new TreeMap<>(revision.choices());
              choices.put(choice, value);
              found.putIfAbsent(
                  choices, revision.name() + " EXCEPT !." + choice + " = " + tla(value));
            }
          });
    }
    CcwModels.revisions().forEach(revision -> found.remove(new TreeMap<>(revision.choices())));
    return new TreeSet<>(found.values());
  }

  private static String tla(Object value) {
    return value instanceof Boolean truth ? truth ? "TRUE" : "FALSE" : "\"" + value + "\"";
  }
}
