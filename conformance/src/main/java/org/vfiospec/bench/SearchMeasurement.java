package org.vfiospec.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.report.CommandText;
import org.vfiospec.report.Finding;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Verdicts;

/**
 * How time and memory of a search grow with its states: the oldest ccw driver, with larger and
 * larger bounds, as long as there is memory.
 */
public final class SearchMeasurement implements Measurement {
  private static final String PROTOCOL = "ccw";
  private static final String REVISION = "v4_12";

  /** So many bytes a state have to be there before a model is begun. */
  private static final long BYTES_A_STATE = 64;

  /** Bounds, and about how many states there are with them. */
  private record Bounds(int starts, int extras, long states) {}

  private static final List<Bounds> GROWING =
      List.of(
          new Bounds(2, 1, 704_076),
          new Bounds(2, 2, 11_396_187),
          new Bounds(3, 1, 23_739_720),
          new Bounds(2, 3, 76_123_239));

  private final List<Protocol> protocols;

  /** Of these protocols, if the one is among them. */
  public SearchMeasurement(List<Protocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String description() {
    return "ccw "
        + REVISION
        + " with larger and larger bounds: seconds, distinct states a second, and bytes a state"
        + " that are in use at the end";
  }

  @Override
  public Measured measure(Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Protocol protocol : protocols) {
      if (protocol.name().equals(PROTOCOL)) {
        measure(protocol, progress, rows, findings);
      }
    }
    return new Measured(rows, findings);
  }

  private static void measure(
      Protocol protocol, Consumer<String> progress, List<Row> rows, List<Finding> findings) {
    for (Bounds bounds : GROWING) {
      String subject = "MaxStarts=" + bounds.starts() + " MaxExtras=" + bounds.extras();
      if (bounds.states() * BYTES_A_STATE > Runtime.getRuntime().maxMemory()) {
        progress.accept(
            subject + ": needs more memory than there is; VFIOSPEC_JAVA_OPTIONS=-Xmx16g gives it");
        continue;
      }
      progress.accept("exploring " + subject);
      Model model =
          protocol
              .parts()
              .get(0)
              .model(protocol.revision(REVISION))
              .withConstant("MaxStarts", String.valueOf(bounds.starts()))
              .withConstant("MaxExtras", String.valueOf(bounds.extras()));
      MemoryInUse memory = new MemoryInUse();
      Stopwatch watch = new Stopwatch();
      Verdicts verdicts = Explorer.check(model, memory);
      double seconds = watch.seconds();
      if (verdicts.distinct() != bounds.states()) {
        findings.add(
            new Finding(
                subject + ": " + verdicts.distinct() + " states instead of " + bounds.states(),
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
  }

  /** What the heap holds that is needed, when a search tells for the last time. */
  private static final class MemoryInUse implements ProgressListener {
    private long atEnd;

    @Override
    public void progress(long distinct, long generated, long waiting, int depth) {
      if (waiting == 0) {
        System.gc();
        atEnd = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      }
    }

    long atEnd() {
      return atEnd;
    }
  }
}
