package org.vfiospec.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.report.CommandText;
import org.vfiospec.report.Finding;
import org.vfiospec.tlc.DeepModel;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Verdicts;

/**
 * How time and memory of a search grow with its states: the models that a manifest names for that,
 * as long as there is memory.
 */
public final class SearchMeasurement implements Measurement {
  /** So many bytes a state have to be there before a model is begun. */
  private static final long BYTES_A_STATE = 64;

  private final List<Protocol> protocols;

  /** Of these protocols. */
  public SearchMeasurement(List<Protocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String description() {
    return "models with larger and larger bounds: seconds, distinct states a second, and bytes a"
        + " state that are in use at the end";
  }

  @Override
  public Measured measure(Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Protocol protocol : protocols) {
      for (DeepModel model : protocol.growthModels()) {
        String subject = protocol.name() + " " + model.revision().name() + " " + model.bounds();
        long expected = model.expected().orElseThrow().counts().distinct();
        if (expected * BYTES_A_STATE > Runtime.getRuntime().maxMemory()) {
          progress.accept(
              subject + ": needs more memory; VFIOSPEC_JAVA_OPTIONS=-Xmx16g raises the heap");
        } else {
          progress.accept("exploring " + subject);
          measure(subject, model, expected, rows, findings);
        }
      }
    }
    return new Measured(rows, findings);
  }

  private static void measure(
      String subject, DeepModel model, long expected, List<Row> rows, List<Finding> findings) {
    MemoryInUse memory = new MemoryInUse();
    Stopwatch watch = new Stopwatch();
    Verdicts verdicts = Explorer.check(model.model(), memory);
    double seconds = watch.seconds() - memory.seconds();
    if (verdicts.distinct() != expected) {
      findings.add(
          new Finding(
              subject + ": " + verdicts.distinct() + " states instead of " + expected,
              CommandText.of("bench", "--only", "search")));
    }
    rows.add(
        Row.of(subject)
            .with("states", verdicts.distinct())
            .with("transitions", verdicts.generated())
            .with("seconds", seconds)
            .with("statesASecond", verdicts.distinct() / seconds)
            .with("bytesAState", (double) memory.atEnd() / verdicts.distinct()));
  }

  /** The bytes of live objects on the heap, read at the last report of a search. */
  private static final class MemoryInUse implements ProgressListener {
    private long atEnd;
    private double seconds;

    @Override
    public void progress(long distinct, long generated, long waiting, int depth) {
      if (waiting == 0) {
        Stopwatch watch = new Stopwatch();
        System.gc();
        atEnd = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        seconds += watch.seconds();
      }
    }

    long atEnd() {
      return atEnd;
    }

    double seconds() {
      return seconds;
    }
  }
}
