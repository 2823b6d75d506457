package org.vfiospec.binding.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.Stepper;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Verdicts;

/** The models of MigrationBits, each explored and covered once. */
final class BitsModels {
  static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");
  static final Part PART =
      PROTOCOL.parts().stream()
          .filter(part -> part.name().equals(new BitsBinding().part()))
          .findFirst()
          .orElseThrow();

  private static final Map<String, CoveringTraces> COVERED = new ConcurrentHashMap<>();

  private BitsModels() {}

  static List<String> revisions() {
    return PART.revisions().stream().map(Revision::name).toList();
  }

  static CoveringTraces covered(String revision) {
    return COVERED.computeIfAbsent(revision, BitsModels::cover);
  }

  private static CoveringTraces cover(String revision) {
    return CoveringTraces.of(
        PART.model(PROTOCOL.revision(revision)),
        List.of(GraphReplay.REFUSALS),
        ProgressListener.NONE);
  }

  static Verdicts verdicts(String revision) {
    return Explorer.check(PART.model(PROTOCOL.revision(revision)), ProgressListener.NONE);
  }

  static ReplayReport replay(Binding binding, String revision, Stepper stepper) {
    CoveringTraces covering = covered(revision);
    return new GraphReplay(
            binding, PART.revision(revision).orElseThrow(), covering.graph(), stepper)
        .run(covering.suite());
  }

  static <T> T with(Stepper stepper, Function<Stepper, T> use) {
    try (stepper) {
      return use.apply(stepper);
    }
  }
}
