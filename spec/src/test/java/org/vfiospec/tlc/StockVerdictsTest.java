package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The manifests' verdicts and counts are those of stock TLC, on the same modules. The counts of
 * models with more than 150,000 states are left to {@code bench}: stock TLC takes half a minute for
 * each of them.
 */
class StockVerdictsTest {
  private static final int WORKERS = 2;
  private static final long LARGE = 150_000;

  private static Stream<Protocol> protocols() {
    Path home = Path.of("");
    return Protocols.names(home.toAbsolutePath()).stream()
        .map(name -> Protocols.load(home.toAbsolutePath(), name));
  }

  @TestFactory
  Stream<DynamicTest> whatTheManifestSaysIsViolatedIsViolated() {
    return protocols()
        .flatMap(
            protocol ->
                protocol.revisions().stream()
                    .flatMap(
                        revision ->
                            protocol.expected(revision).orElseThrow().violated().stream()
                                .map(
                                    property ->
                                        DynamicTest.dynamicTest(
                                            revision.name() + " " + property,
                                            () -> violated(protocol, revision, property)))));
  }

  private static void violated(Protocol protocol, Revision revision, String name) {
    Property property = protocol.property(name);
    boolean temporal = property.kind() == Property.Kind.TEMPORAL;
    StockVerdict verdict =
        StockTlc.check(protocol.model(revision, property), temporal ? 1 : WORKERS);
    assertThat(verdict.exit()).isEqualTo(temporal ? TlcExit.LIVENESS : TlcExit.SAFETY);
    if (!temporal) {
      assertThat(verdict.violated()).contains(name);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatItSaysHoldsHoldsInAsManyStates() {
    return protocols()
        .flatMap(
            protocol ->
                protocol.revisions().stream()
                    .filter(
                        revision ->
                            protocol.expected(revision).orElseThrow().distinctStates() < LARGE)
                    .map(
                        revision ->
                            DynamicTest.dynamicTest(
                                revision.name(), () -> holds(protocol, revision))));
  }

  private static void holds(Protocol protocol, Revision revision) {
    Expected expected = protocol.expected(revision).orElseThrow();
    List<Property> invariants =
        protocol.properties().stream()
            .filter(property -> property.kind() == Property.Kind.INVARIANT)
            .filter(property -> !expected.violated().contains(property.name()))
            .toList();
    StockVerdict verdict =
        StockTlc.check(protocol.model(revision).withProperties(invariants), WORKERS);
    assertThat(verdict.exit()).isEqualTo(TlcExit.SUCCESS);
    assertThat(verdict.distinct()).isEqualTo(expected.distinctStates());
    assertThat(verdict.generated()).isEqualTo(expected.totalStates());
    assertThat(verdict.depth()).isEqualTo(expected.stateDepth());
  }
}
