package org.vfiospec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.CheckedModel;
import org.vfiospec.report.CheckedRevision;
import org.vfiospec.report.Finding;
import org.vfiospec.report.Outcome;
import org.vfiospec.report.Verdict;
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.StockVerdict;
import org.vfiospec.tlc.TlcExit;

class StockComparisonTest {
  private static final Property SAFE = new Property("Safe", Property.Kind.INVARIANT);
  private static final Property LIVE = new Property("Live", Property.Kind.TEMPORAL);

  @Test
  void theSameVerdictAndCounts() {
    assertThat(differences(SAFE, Outcome.HOLDS, stock(TlcExit.SUCCESS, null, 5, ""))).isEmpty();
    assertThat(differences(SAFE, Outcome.VIOLATED, stock(TlcExit.SAFETY, "Safe", 3, ""))).isEmpty();
    assertThat(differences(LIVE, Outcome.VIOLATED, stock(TlcExit.LIVENESS, "Live", 3, "")))
        .isEmpty();
  }

  @Test
  void otherVerdicts() {
    assertThat(differences(SAFE, Outcome.HOLDS, stock(TlcExit.SAFETY, "Safe", 3, "")))
        .containsExactly("toy r Safe: stock TLC says violated, check says holds");
    assertThat(differences(LIVE, Outcome.VIOLATED, stock(TlcExit.SUCCESS, null, 5, "")))
        .containsExactly("toy r Live: stock TLC says holds, check says violated");
  }

  @Test
  void otherCounts() {
    assertThat(differences(SAFE, Outcome.HOLDS, stock(TlcExit.SUCCESS, null, 6, "")))
        .containsExactly("toy r Safe: stock TLC finds 6 distinct states, check finds 5");
  }

  @Test
  void noVerdictAtAll() {
    assertThat(differences(SAFE, Outcome.HOLDS, stock(TlcExit.CONFIG_PARSE, null, 0, "")))
        .containsExactly("toy r Safe: stock TLC ends with CONFIG_PARSE, which is no verdict");
    assertThat(differences(SAFE, Outcome.VIOLATED, stock(TlcExit.SAFETY, "Other", 3, "")))
        .hasSize(1);
  }

  @Test
  void aTautologyHoldsAndNoOtherErrorOfEvaluationDoes() {
    String said = "Error: Temporal formula is a tautology (its negation is unsatisfiable).";
    assertThat(differences(LIVE, Outcome.HOLDS, stock(TlcExit.LIVENESS_EVALUATION, null, 0, said)))
        .isEmpty();
    assertThat(differences(LIVE, Outcome.HOLDS, stock(TlcExit.LIVENESS_EVALUATION, null, 0, "")))
        .hasSize(1);
  }

  private static List<String> differences(Property property, Outcome ours, StockVerdict stock) {
    Verdict verdict = new Verdict("toy", "r", property, Optional.of(ours), ours);
    CheckedModel model =
        new CheckedModel(
            "MCToy.tla",
            "MCToy.cfg",
            new Counts(5, 9, 2),
            List.of(SAFE, LIVE),
            List.of(),
            0.1,
            Optional.empty());
    CheckReport report =
        new CheckReport(
            List.of(new CheckedRevision("toy", "M", "r", model, Optional.empty())),
            List.of(verdict));
    return new StockComparison(report, verdict)
        .differences(stock).stream().map(Finding::text).toList();
  }

  private static StockVerdict stock(TlcExit exit, String violated, long distinct, String output) {
    return new StockVerdict(exit, Optional.ofNullable(violated), distinct, 9, 2, 0, 0.1, output);
  }
}
