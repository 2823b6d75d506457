package org.vfiospec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.CheckedModel;
import org.vfiospec.report.CheckedRevision;
import org.vfiospec.report.CommandText;
import org.vfiospec.report.Finding;
import org.vfiospec.report.Outcome;
import org.vfiospec.report.Verdict;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.StockVerdict;
import org.vfiospec.tlc.TlcExit;

/** Holds what stock TLC says of one property to what our check says of it. */
final class StockComparison {
  private final Verdict ours;
  private final CheckedModel model;

  /** Of one of the verdicts in a report. */
  StockComparison(CheckReport report, Verdict ours) {
    this.ours = ours;
    this.model =
        report.revisions().stream()
            .filter(revision -> revision.protocol().equals(ours.protocol()))
            .filter(revision -> revision.revision().equals(ours.revision()))
            .map(CheckedRevision::models)
            .flatMap(List::stream)
            .filter(each -> each.listed().contains(ours.property()))
            .findFirst()
            .orElseThrow();
  }

  /** All in which they differ. */
  List<Finding> differences(StockVerdict stock) {
    List<Finding> differences = new ArrayList<>();
    Optional<Outcome> outcome = outcome(stock);
    if (outcome.isEmpty()) {
      differences.add(difference("ends with " + stock.exit() + ", which is no verdict"));
    } else if (outcome.get() != ours.actual()) {
      differences.add(difference("says " + outcome.get() + ", check says " + ours.actual()));
    }
    if (stock.searchedAll()) {
      // Not the depth: with several workers, which do not wait for each other, TLC's can be more.
      compare("distinct", stock.distinct(), model.counts().distinct(), differences);
      compare("generated", stock.generated(), model.counts().generated(), differences);
    }
    return differences;
  }

  private void compare(String which, long stock, long check, List<Finding> differences) {
    if (stock != check) {
      differences.add(difference("finds " + stock + " " + which + " states, check finds " + check));
    }
  }

  private Optional<Outcome> outcome(StockVerdict stock) {
    if (stock.searchedAll() || stock.isTautology()) {
      return Optional.of(Outcome.HOLDS);
    }
    boolean violation =
        stock.exit() == TlcExit.SAFETY
            || stock.exit() == TlcExit.LIVENESS && ours.property().kind() == Property.Kind.TEMPORAL;
    boolean ofIt = stock.violated().filter(ours.property().name()::equals).isPresent();
    return violation && ofIt ? Optional.of(Outcome.VIOLATED) : Optional.empty();
  }

  private Finding difference(String what) {
    return new Finding(
        ours.protocol()
            + " "
            + ours.revision()
            + " "
            + ours.property().name()
            + ": stock TLC "
            + what,
        CommandText.of("bench", "--only", CheckMeasurement.NAME));
  }
}
