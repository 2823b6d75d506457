package org.vfiospec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.suite.ModelDigraph;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;

/** Steps of the covering traces of every revision, against the bound and the simple way. */
public final class CoverMeasurement implements Measurement {
  private final List<Protocol> protocols;

  /** Of these protocols. */
  public CoverMeasurement(List<Protocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return "cover";
  }

  @Override
  public String description() {
    return "covering steps of every revision, the lower bound, and the steps of walking to the"
        + " nearest uncovered edge";
  }

  @Override
  public Measured measure(Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    for (Protocol protocol : protocols) {
      for (Part part : protocol.parts()) {
        for (Revision revision : part.revisions()) {
          String subject = protocol.name() + " " + part.name() + " " + revision.name();
          progress.accept(subject + ": cover");
          rows.add(row(subject, part.model(revision)));
        }
      }
    }
    return Measured.of(rows);
  }

  private static Row row(String subject, Model model) {
    Stopwatch watch = new Stopwatch();
    CoveringTraces covering = CoveringTraces.of(model, ProgressListener.NONE);
    double seconds = watch.seconds();
    NearestUncovered.Walk simple = NearestUncovered.over(new ModelDigraph(covering.graph()));
    long bound = covering.suite().lowerBound();
    return Row.of(subject)
        .with("states", covering.suite().states())
        .with("edges", covering.suite().edges())
        .with("seconds", seconds)
        .with("traces", covering.suite().traces().size())
        .with("steps", covering.suite().steps())
        .with("lowerBound", bound)
        .with("ratio", (double) covering.suite().steps() / bound)
        .with("simpleSteps", simple.steps())
        .with("simpleRatio", (double) simple.steps() / bound);
  }
}
