package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.binding.migration.RefinementModels.mutant;
import static org.vfiospec.binding.migration.RefinementModels.violation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;

/** The fairness that a write of the register needs to come to its end, and no more than that. */
class FairnessTest {
  private static final String MODULE = "MigrationBits";
  private static final String BEGIN = "Fairness ==\n";
  private static final Property WRITE_ENDS = MigrationModels.PROTOCOL.property("WriteEnds");

  /** A list that is read as single writes: every step of a write is taken. */
  private static final String REVISION = "toward_zero_decomposed";

  @TempDir private Path copy;

  static List<String> conjuncts() throws IOException {
    String text = Files.readString(MigrationModels.PROTOCOL.directory().resolve(MODULE + ".tla"));
    String body = text.substring(text.indexOf(BEGIN) + BEGIN.length());
    return body.substring(0, body.indexOf("\n\n")).lines().toList();
  }

  @Test
  void isEnough() {
    assertThat(violation(model(), WRITE_ENDS)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("conjuncts")
  void needsEachOfItsConjuncts(String conjunct) {
    assertThat(violation(mutant(model(), copy, MODULE, conjunct + "\n", ""), WRITE_ENDS))
        .isPresent();
  }

  /** DMA can begin anew between two looks of the driver. */
  @Test
  void needsStrongFairnessOfWhatWaits() {
    assertThat(violation(mutant(model(), copy, MODULE, "SF_vars(", "WF_vars("), WRITE_ENDS))
        .isPresent();
  }

  private static Model model() {
    return BitsModels.PART.model(MigrationModels.revision(REVISION));
  }
}
