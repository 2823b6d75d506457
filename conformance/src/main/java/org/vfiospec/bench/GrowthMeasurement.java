package org.vfiospec.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.cover.CoveringSuite;

/** How time and memory of covering grow with the edges of a graph. */
public final class GrowthMeasurement implements Measurement {
  private static final int DOUBLINGS = 5;
  private static final double MEBIBYTE = 1 << 20;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String description() {
    return "covering products of small machines, each twice as large as the one before: seconds,"
        + " and mebibytes allocated in all";
  }

  @Override
  public Measured measure(Consumer<String> progress) {
    // The first run would measure the compiler.
    CoveringSuite.shortest(new ProductGraph(6, 7, 8, 5));
    List<Row> rows = new ArrayList<>();
    for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
      ProductGraph graph = new ProductGraph(8, 9, 10, 11 << doubling);
      progress.accept("covering " + graph.edges() + " edges");
      long before = allocated();
      Stopwatch watch = new Stopwatch();
      CoveringSuite suite = CoveringSuite.shortest(graph);
      double seconds = watch.seconds();
      double mebibytes = (allocated() - before) / MEBIBYTE;
      rows.add(
          Row.of("product of " + graph.nodes() + " states")
              .with("edges", graph.edges())
              .with("seconds", seconds)
              .with("mebibytes", mebibytes)
              .with("microsecondsPerEdge", seconds * 1e6 / graph.edges())
              .with("bytesPerEdge", mebibytes * MEBIBYTE / graph.edges())
              .with("ratio", (double) suite.steps() / suite.lowerBound()));
    }
    return Measured.of(rows);
  }

  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
  }
}
