package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Trace;

/** The fairness that the temporal properties need, and no more than that. */
class FairnessTest {
  private static final String RECOMMENDED = "recommended";
  private static final String MODULE = "VfioCcw.tla";
  private static final String BEGIN = "Fairness ==\n";

  @TempDir Path folder;

  static List<String> conjuncts() throws IOException {
    String text = Files.readString(CcwModels.PROTOCOL.directory().resolve(MODULE));
    String body = text.substring(text.indexOf(BEGIN) + BEGIN.length());
    return body.substring(0, body.indexOf("\n\n")).lines().toList();
  }

  @Test
  void isEnoughForTheRecommendedRevision() throws IOException {
    assertThat(violated(RECOMMENDED, "", "")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("conjuncts")
  void needsEachOfItsConjuncts(String conjunct) throws IOException {
    assertThat(violated(RECOMMENDED, conjunct + "\n", "")).isTrue();
  }

  @Test
  void needsStrongFairnessOfTheWorkerWhereWritersRetryWhileItWaits() throws IOException {
    String revision = "concurrent_io_v2_locked_worker";
    String property = "RetryEnds";
    assertThat(violated(revision, "", "", property)).isFalse();
    assertThat(violated(revision, "SF_vars(Worker)", "WF_vars(Worker)", property)).isTrue();
  }

  private boolean violated(String revision, String text, String instead, String... properties)
      throws IOException {
    Path spec = CcwModels.PROTOCOL.directory();
    try (Stream<Path> files = Files.list(spec)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        String module = Files.readString(file);
        if (file.endsWith(MODULE)) {
          assertThat(module).contains(text);
          module = module.replace(text, instead);
        }
        Files.writeString(folder.resolve(file.getFileName()), module);
      }
    }
    Model model =
        CcwModels.bounded(
            CcwModels.PROTOCOL
                .part(CcwModels.revision(revision))
                .livenessModel(CcwModels.revision(revision)),
            2,
            0);
    Model changed = new Model(folder, model.rootModule(), model.configName(), model.configText());
    List<Property> asked =
        model.properties().stream()
            .filter(property -> property.kind() == Property.Kind.TEMPORAL)
            .filter(p -> properties.length == 0 || List.of(properties).contains(p.name()))
            .toList();
    assertThat(asked).isNotEmpty();
    return Liveness.check(changed, asked).counterexamples().values().stream()
        .anyMatch(Optional<Trace>::isPresent);
  }
}
