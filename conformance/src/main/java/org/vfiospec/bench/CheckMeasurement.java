package org.vfiospec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckObserver;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.Finding;
import org.vfiospec.report.Verdict;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.StockTlc;
import org.vfiospec.tlc.StockVerdict;

/**
 * All properties of all revisions: our check, against the former one, and against TLC's command
 * line run once a property and revision, with two workers for invariants and one for temporal
 * properties. The verdicts and the counts of both have to be the same, and those of the manifest.
 */
public final class CheckMeasurement implements Measurement {
  static final String NAME = "check";

  private static final int SAFETY_WORKERS = 2;
  private static final int LIVENESS_WORKERS = 1;

  private final List<Protocol> protocols;

  /** Of these protocols, each by itself. */
  public CheckMeasurement(List<Protocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "all revisions and properties: seconds of check, of the same with the explorer that asks"
        + " TLC in every state, and of stock TLC run once a property and revision";
  }

  @Override
  public Measured measure(Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Protocol protocol : protocols) {
      progress.accept(protocol.name() + ": check");
      Stopwatch watch = new Stopwatch();
      CheckReport report = Check.run(List.of(Check.Subject.all(protocol)), CheckObserver.NONE);
      double ours = watch.seconds();
      List<Finding> wrong = new ArrayList<>(report.findings());
      progress.accept(protocol.name() + ": check with the former explorer");
      FormerCheck formerCheck = new FormerCheck(protocol);
      watch = new Stopwatch();
      formerCheck.run();
      double former = watch.seconds();
      wrong.addAll(formerCheck.differences(report.verdicts()));
      double stock = stock(protocol, report, progress, wrong);
      if (wrong.isEmpty()) {
        rows.add(
            Row.of(protocol.name())
                .with("verdicts", report.verdicts().size())
                .with("seconds", ours)
                .with("formerSeconds", former)
                .with("ratioToFormer", ours / former)
                .with("stockSeconds", stock)
                .with("ratio", ours / stock));
      }
      findings.addAll(wrong);
    }
    return new Measured(rows, findings);
  }

  private static double stock(
      Protocol protocol, CheckReport report, Consumer<String> progress, List<Finding> wrong) {
    double seconds = 0;
    for (Verdict ours : report.verdicts()) {
      if (!protocol.properties().contains(ours.property())) {
        // A deadlock, which stock TLC finds whatever property it is asked for.
        continue;
      }
      Model model = protocol.model(protocol.revision(ours.revision()), ours.property());
      StockVerdict stock =
          StockTlc.check(
              model,
              ours.property().kind() == Property.Kind.TEMPORAL ? LIVENESS_WORKERS : SAFETY_WORKERS);
      seconds += stock.seconds();
      wrong.addAll(new StockComparison(report, ours).differences(stock));
      progress.accept(
          String.format(
              "%s %s %s: stock TLC %.1f s, %s",
              protocol.name(),
              ours.revision(),
              ours.property().name(),
              stock.seconds(),
              stock.exit()));
    }
    return seconds;
  }
}
