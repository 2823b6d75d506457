package org.vfiospec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.cover.CoverageAudit;
import org.vfiospec.cover.CoveringSuite;

class NearestUncoveredTest {
  @Test
  void isNoBetterThanTheBound() {
    ProductGraph graph = new ProductGraph(3, 4, 5);
    CoveringSuite suite = CoveringSuite.shortest(graph);
    assertThat(CoverageAudit.of(graph, suite).passed()).isTrue();
    NearestUncovered.Walk walk = NearestUncovered.over(graph);
    assertThat(walk.steps()).isGreaterThanOrEqualTo(suite.lowerBound());
    assertThat(walk.traces()).isPositive();
  }
}
