package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The manifests' verdicts and counts are those of stock TLC, on the same modules. Models with more
 * than 150,000 states, in which nothing is found, are left to {@code bench}: stock TLC takes half a
 * minute for each of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class StockVerdictsTest {
  /** Several do not wait for each other, so that depth is not exact, and liveness is not sound. */
  private static final int ONE_WORKER = 1;

  private static final long LARGE = 150_000;

  /** A part with more revisions is asked of some; {@code bench} compares them all. */
  private static final int FEW = 6;

  private static final int SOME = 2;

  /** A configuration of a revision, with what the manifest says of it. */
  private record Known(Model model, Expected expected) {
    boolean isLarge() {
      return expected.counts().filter(counts -> counts.distinct() >= LARGE).isPresent();
    }

    List<Property> listed(Property.Kind kind) {
      return model.properties().stream().filter(property -> property.kind() == kind).toList();
    }

    boolean holds(Property property) {
      return !expected.violated().contains(property.name());
    }

    DynamicTest test(String what, Runnable body) {
      return DynamicTest.dynamicTest(
          model.rootModule() + " " + model.revision().orElseThrow() + " " + what, body::run);
    }
  }

  private static Stream<Known> models() {
    Path home = Path.of("").toAbsolutePath();
    return Protocols.names(home).stream()
        .map(name -> Protocols.load(home, name))
        .flatMap(
            protocol ->
                protocol.parts().stream()
                    .flatMap(part -> some(part.revisions()).flatMap(r -> part.models(r).stream()))
                    .map(model -> new Known(model, protocol.expected(model).orElseThrow())));
  }

  /** All revisions of a part, or of many the first and the last. */
  private static Stream<Revision> some(List<Revision> revisions) {
    int last = revisions.size() - 1;
    return revisions.size() <= FEW
        ? revisions.stream()
        : IntStream.range(0, SOME).mapToObj(i -> revisions.get(i * last / (SOME - 1)));
  }

  private static StockVerdict check(Model model) {
    return StockTlc.check(model, ONE_WORKER, JavaProcess.BESIDE_OTHERS);
  }

  private static Stream<DynamicTest> tests(BiFunction<Known, Property, Stream<DynamicTest>> of) {
    return models()
        .flatMap(
            known -> known.model().properties().stream().flatMap(each -> of.apply(known, each)));
  }

  @TestFactory
  Stream<DynamicTest> whatTheManifestSaysIsViolatedIsViolated() {
    return tests(
        (known, property) ->
            known.holds(property)
                ? Stream.of()
                : Stream.of(known.test(property.name(), () -> violated(known, property))));
  }

  private static void violated(Known known, Property property) {
    boolean temporal = property.kind() == Property.Kind.TEMPORAL;
    StockVerdict verdict = check(known.model().withProperties(List.of(property)));
    assertThat(verdict.exit()).isEqualTo(temporal ? TlcExit.LIVENESS : TlcExit.SAFETY);
    assertThat(verdict.violated()).contains(property.name());
  }

  @TestFactory
  Stream<DynamicTest> theInvariantsThatItSaysHoldHoldInAsManyStates() {
    return models()
        .filter(known -> !known.isLarge())
        .filter(known -> !known.listed(Property.Kind.INVARIANT).isEmpty())
        .map(known -> known.test("invariants", () -> invariantsHold(known)));
  }

  private static void invariantsHold(Known known) {
    List<Property> holding =
        known.listed(Property.Kind.INVARIANT).stream().filter(known::holds).toList();
    StockVerdict verdict = check(known.model().withProperties(holding));
    assertThat(verdict.exit()).isEqualTo(TlcExit.SUCCESS);
    assertThat(known.expected().counts()).contains(verdict.counts());
  }

  @TestFactory
  Stream<DynamicTest> theTemporalPropertiesThatItSaysHoldHoldInAsManyStates() {
    return tests(
        (known, property) ->
            property.kind() == Property.Kind.TEMPORAL && known.holds(property) && !known.isLarge()
                ? Stream.of(known.test(property.name(), () -> temporalHolds(known, property)))
                : Stream.of());
  }

  private static void temporalHolds(Known known, Property property) {
    StockVerdict verdict = check(known.model().withProperties(List.of(property)));
    if (verdict.isTautology()) {
      return;
    }
    assertThat(verdict.exit()).as(verdict.output()).isEqualTo(TlcExit.SUCCESS);
    assertThat(known.expected().counts()).contains(verdict.counts());
  }
}
