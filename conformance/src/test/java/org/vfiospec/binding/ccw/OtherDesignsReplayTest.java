package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.ReplayedDivergence;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;

/** Designs that nobody has proposed yet: one more record each, and the driver follows. */
class OtherDesignsReplayTest {
  private static final List<String> DESIGNS =
      List.of(
          "[recommended EXCEPT !.irbHandoff = \"slot\"]",
          "[recommended EXCEPT !.irbHandoff = \"slot\", !.idleWhen = \"afterSignal\"]",
          "[recommended EXCEPT !.irbHandoff = \"slot\", !.workerLock = \"none\"]",
          "[recommended EXCEPT !.irbHandoff = \"slot\", !.workerLock = \"copy\","
              + " !.idleWhen = \"afterSignal\"]",
          "[recommended EXCEPT !.ioMutex = FALSE]",
          "[v4_12 EXCEPT !.acknowledge = TRUE]",
          "[v5_2 EXCEPT !.acknowledge = TRUE]",
          "[v5_2 EXCEPT !.irbHandoff = \"queue\"]");

  @TempDir private static Path home;
  private static Protocol protocol;

  static Stream<String> designs() {
    return DESIGNS.stream();
  }

  @BeforeAll
  static void oneMoreRecordEach() throws IOException {
    Path folder = Files.createDirectory(home.resolve("ccw"));
    try (Stream<Path> files = Files.list(CcwModels.PROTOCOL.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < DESIGNS.size(); i++) {
      records.append(
          ", [name |-> \"%s\", since |-> \"\", source |-> \"\", choices |-> %s]"
              .formatted(name(i), DESIGNS.get(i)));
    }
    Path revisions = folder.resolve("CcwRevisions.tla");
    Files.writeString(revisions, Files.readString(revisions).replace(">>", records + " >>"));
    protocol = Protocols.load(home, "ccw");
  }

  private static String name(int design) {
    return "design" + design;
  }

  @ParameterizedTest
  @MethodSource("designs")
  void doesExactlyWhatTheSpecificationAllows(String design) {
    Revision revision = protocol.revision(name(DESIGNS.indexOf(design)));
    replay(revision, CcwModels.bounded(protocol.livenessModel(revision), 2, 0));
    replay(revision, CcwModels.bounded(protocol.model(revision), 1, 1));
  }

  private static void replay(Revision revision, Model model) {
    CoveringTraces covering =
        CoveringTraces.of(model, List.of(GraphReplay.REFUSALS), ProgressListener.NONE);
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new GraphReplay(new CcwBinding(), revision, covering.graph(), stepper)
              .run(covering.suite());
      assertThat(report.divergences()).extracting(ReplayedDivergence::message).isEmpty();
      assertThat(report.passed()).isTrue();
    }
  }
}
