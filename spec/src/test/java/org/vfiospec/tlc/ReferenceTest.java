package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@link Explorer} and {@link Liveness} say of the protocols is what TLC says when it is asked
 * in every state. By default this is asked of the smallest revision of each configuration, unless
 * that is large; all models are in the deep tier.
 */
class ReferenceTest {
  /** More states take TLC too long for every day. */
  private static final long LARGE = 12_000;

  /** A model, with what the manifest says of it. */
  private record Known(String protocol, Model model, Expected expected) {
    long states() {
      return expected.counts().distinct();
    }

    List<Property> temporal() {
      return model.properties().stream().filter(p -> p.kind() == Property.Kind.TEMPORAL).toList();
    }

    @Override
    public String toString() {
      return protocol + " " + model.configName().replaceFirst(".*/", "") + " " + model.revision();
    }
  }

  private static Stream<Known> models() {
    Path home = Path.of("").toAbsolutePath();
    return Protocols.names(home).stream()
        .map(name -> Protocols.load(home, name))
        .flatMap(
            protocol ->
                protocol.revisions().stream()
                    .flatMap(revision -> protocol.models(revision).stream())
                    .map(
                        model ->
                            new Known(
                                protocol.name(), model, protocol.expected(model).orElseThrow())));
  }

  private static Stream<Known> smallest() {
    Map<String, Known> byConfig = new HashMap<>();
    models()
        .forEach(
            each ->
                byConfig.merge(
                    each.model().configName(),
                    each,
                    (one, other) -> one.states() <= other.states() ? one : other));
    return byConfig.values().stream().sorted(Comparator.comparing(Known::toString));
  }

  @TestFactory
  Stream<DynamicTest> theSmallestOfEachConfiguration() {
    return smallest().filter(known -> known.states() <= LARGE).map(ReferenceTest::test);
  }

  @Tag("deep")
  @TestFactory
  Stream<DynamicTest> all() {
    return models().map(ReferenceTest::test);
  }

  private static DynamicTest test(Known known) {
    return DynamicTest.dynamicTest(known.toString(), () -> compare(known));
  }

  private static void compare(Known known) {
    Exploration found = Explorer.explore(known.model(), ProgressListener.NONE);
    assertThat(GraphDigest.of(found))
        .isEqualTo(GraphDigest.of(ReferenceExplorer.explore(known.model(), ProgressListener.NONE)));
    assertThat(found.graph().stateCount()).isEqualTo(known.expected().counts().distinct());
    if (!known.temporal().isEmpty()) {
      assertThat(holding(Liveness.check(known.model(), known.temporal())))
          .isEqualTo(holding(ReferenceLiveness.check(known.model(), known.temporal())));
    }
  }

  private static Map<Property, Boolean> holding(LivenessVerdicts verdicts) {
    Map<Property, Boolean> holding = new HashMap<>();
    verdicts.counterexamples().forEach((property, trace) -> holding.put(property, trace.isEmpty()));
    return holding;
  }
}
