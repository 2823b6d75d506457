package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes that the rest relies on. */
class StockTlcTest {
  @TempDir Path folder;

  @Test
  void successIsZero() {
    StockVerdict verdict = check("x < 3 /\\ x' = x + 1", "INVARIANT Natural");
    assertThat(verdict.exit()).isEqualTo(TlcExit.SUCCESS);
    assertThat(verdict.exit().code()).isZero();
    assertThat(verdict.violated()).isEmpty();
    assertThat(verdict.distinct()).isEqualTo(4);
    assertThat(verdict.generated()).isEqualTo(4);
    assertThat(verdict.depth()).isEqualTo(4);
  }

  @Test
  void falseAssumptionIsTen() {
    Model model =
        SpecText.write(
            folder,
            "EXTENDS Naturals\nVARIABLE x\nASSUME 1 > 2\nSpec == x = 0 /\\ [][x' = x]_x",
            "SPECIFICATION Spec");
    assertThat(StockTlc.check(model, 1).exit().code()).isEqualTo(10);
  }

  @Test
  void deadlockIsEleven() {
    Model model = SpecText.counter(folder, "x < 3 /\\ x' = x + 1", "SPECIFICATION Spec");
    StockVerdict verdict = StockTlc.check(model, 1);
    assertThat(verdict.exit()).isEqualTo(TlcExit.DEADLOCK);
    assertThat(verdict.exit().code()).isEqualTo(11);
    assertThat(verdict.traceLength()).isEqualTo(4);
  }

  @Test
  void violatedInvariantIsTwelve() {
    StockVerdict verdict = check("x' = x + 1", "INVARIANTS Natural Small");
    assertThat(verdict.exit().code()).isEqualTo(12);
    assertThat(verdict.violated()).contains("Small");
    assertThat(verdict.traceLength()).isEqualTo(4);
  }

  @Test
  void violatedLivenessIsThirteen() {
    StockVerdict verdict = check("x < 3 /\\ x' = x + 1", "PROPERTY Returns");
    assertThat(verdict.exit().code()).isEqualTo(13);
    assertThat(verdict.violated()).contains("Returns");
  }

  @Test
  void aStateOrAStepThatAPropertyDoesNotAllowIsThirteen() {
    StockVerdict step = check("x < 3 /\\ x' = x + 1", "PROPERTY SmallSteps");
    assertThat(step.exit().code()).isEqualTo(13);
    assertThat(step.violated()).contains("SmallSteps");
    assertThat(step.traceLength()).isEqualTo(4);
    StockVerdict initial = check("x < 3 /\\ x' = x + 1", "PROPERTY StartsAtOne");
    assertThat(initial.exit().code()).isEqualTo(13);
    assertThat(initial.violated()).contains("StartsAtOne");
  }

  @Test
  void evaluationErrorIsSeventyFive() {
    assertThat(check("x' = x + \"a\"", "").exit().code()).isEqualTo(75);
  }

  @Test
  void undefinedInvariantIsOneHundredFiftyOne() {
    assertThat(check("x' = x", "INVARIANT Missing").exit().code()).isEqualTo(151);
  }

  @Test
  void unparsableModuleIsOneHundredFifty() {
    assertThat(check("x' = = x", "").exit().code()).isEqualTo(150);
  }

  @Test
  void unknownNameIsOneHundredFifty() {
    assertThat(check("x' = y", "").exit().code()).isEqualTo(150);
  }

  @Test
  void unparsableConfigurationIsTwoHundredFiftyFive() {
    assertThat(check("x' = x", "CONSTANT = 1").exit().code()).isEqualTo(255);
  }

  private StockVerdict check(String next, String properties) {
    return StockTlc.check(
        SpecText.counter(
            folder, next, "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n" + properties + "\n"),
        1);
  }
}
