package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;

/**
 * A proposal is one more record: specification and driver follow, whatever single choice it changes
 * of a revision that is there.
 */
class NeighbourReplayTest {
  /** Some that differ in more: where the changes touch each other. */
  private static final List<String> FARTHER =
      List.of(
          "[recommended EXCEPT !.irbHandoff = \"slot\", !.idleWhen = \"afterSignal\"]",
          "[recommended EXCEPT !.irbHandoff = \"slot\", !.workerLock = \"none\"]",
          "[recommended EXCEPT !.irbHandoff = \"slot\", !.workerLock = \"all\","
              + " !.idleWhen = \"afterSignal\"]",
          "[v5_2 EXCEPT !.ioMutex = FALSE, !.workerLock = \"none\"]");

  @TempDir Path folder;

  @Test
  void theDriverOfEveryRecordThatDiffersInOneChoiceDoesWhatItsModelAllows() throws IOException {
    Map<String, String> records = new LinkedHashMap<>();
    neighbours().forEach(choices -> records.put("neighbour" + records.size(), choices));
    FARTHER.forEach(choices -> records.put("neighbour" + records.size(), choices));
    Protocol protocol = Proposals.in(folder, records);
    Map<String, Object> surprises = new ConcurrentSkipListMap<>();
    records.entrySet().parallelStream()
        .forEach(
            named -> {
              ReplayReport report = replay(protocol, protocol.revision(named.getKey()));
              if (!report.passed()) {
                surprises.put(named.getValue(), report.divergences());
              }
            });
    assertThat(surprises).isEmpty();
    assertThat(records).hasSizeGreaterThan(100);
  }

  private static ReplayReport replay(Protocol protocol, Revision revision) {
    Model model = CcwModels.oneStart(CcwModels.memoryless(protocol.part(revision).model(revision)));
    CoveringTraces covering = CcwModels.covered(model);
    try (OneThread stepper = new OneThread()) {
      return new GraphReplay(new CcwBinding(), revision, covering.graph(), stepper)
          .run(covering.suite());
    }
  }

  /** Each in TLA+, once, though two revisions may be neighbours of each other. */
  @SuppressWarnings("unchecked")
  private static Set<String> neighbours() {
    Map<Map<String, Object>, String> found = new LinkedHashMap<>();
    for (Revision revision : CcwModels.revisions()) {
      Map<String, Set<Object>> allowed =
          (Map<String, Set<Object>>)
              CcwModels.PROTOCOL.part(revision).model(revision).evaluate("DesignChoices");
      allowed.forEach(
          (choice, values) -> {
            for (Object value : values) {
              Map<String, Object> choices = new TreeMap<>(revision.choices());
              choices.put(choice, value);
              found.putIfAbsent(
                  choices, "[%s EXCEPT !.%s = %s]".formatted(revision.name(), choice, tla(value)));
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
