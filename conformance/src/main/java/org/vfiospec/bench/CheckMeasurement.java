package org.vfiospec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckObserver;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StockTlc;
import org.vfiospec.tlc.StockVerdict;

/**
 * All properties of all revisions: our check, against TLC's command line run once a property and
 * revision, with two workers for invariants and one for temporal properties.
 */
public final class CheckMeasurement implements Measurement {
  private static final int SAFETY_WORKERS = 2;
  private static final int LIVENESS_WORKERS = 1;

  private final List<Protocol> protocols;

  /** Of these protocols, each by itself. */
  public CheckMeasurement(List<Protocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String description() {
    return "all revisions and properties: seconds of check, and of stock TLC run once a property"
        + " and revision";
  }

  @Override
  public List<Row> measure(Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    for (Protocol protocol : protocols) {
      progress.accept(protocol.name() + ": check");
      Stopwatch watch = new Stopwatch();
      Check.run(List.of(Check.Subject.all(protocol)), CheckObserver.NONE);
      double ours = watch.seconds();
      double stock = stock(protocol, progress);
      rows.add(
          Row.of(protocol.name())
              .with("verdicts", (long) protocol.revisions().size() * protocol.properties().size())
              .with("seconds", ours)
              .with("stockSeconds", stock)
              .with("ratio", ours / stock));
    }
    return rows;
  }

  private static double stock(Protocol protocol, Consumer<String> progress) {
    double seconds = 0;
    for (Revision revision : protocol.revisions()) {
      for (Property property : protocol.properties()) {
        Model model = protocol.model(revision, property);
        StockVerdict verdict =
            StockTlc.check(
                model,
                property.kind() == Property.Kind.TEMPORAL ? LIVENESS_WORKERS : SAFETY_WORKERS);
        seconds += verdict.seconds();
        progress.accept(
            String.format(
                "%s %s %s: stock TLC %.1f s, %s",
                protocol.name(),
                revision.name(),
                property.name(),
                verdict.seconds(),
                verdict.exit()));
      }
    }
    return seconds;
  }
}
