package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The manifests' verdicts and counts are those of stock TLC, on the same modules: each property
 * that revisions of a model violate, on the smallest graph in which it is violated; each temporal
 * one that holds of some, on the smallest in which it does; and how many states there are, with all
 * invariants that hold, of every revision of a part, or of the first and the last of many. Models
 * of more than 150,000 states, in which nothing is found, take stock TLC half a minute each. {@code
 * bench} leaves nothing out.
 */
@Execution(ExecutionMode.CONCURRENT)
class StockVerdictsTest {
  /** Several do not wait for each other, so that depth is not exact, and liveness is not sound. */
  private static final int ONE_WORKER = 1;

  private static final long LARGE = 150_000;

  /** A part with more revisions is asked for the states of its first and its last. */
  private static final int FEW = 6;

  /** A configuration of a revision, with what the manifest says of it. */
  private record Known(Model model, Expected expected) {
    long states() {
      return expected.counts().distinct();
    }

    boolean isLarge() {
      return states() >= LARGE;
    }

    List<Property> listed(Property.Kind kind) {
      return model.properties().stream().filter(property -> property.kind() == kind).toList();
    }

    Stream<Verdict> verdicts() {
      return model.properties().stream().map(property -> new Verdict(this, property));
    }

    DynamicTest test(String what, Runnable body) {
      return DynamicTest.dynamicTest(
          model.rootModule() + " " + model.revision().orElseThrow() + " " + what, body::run);
    }
  }

  /** What the manifest says of a property of a configuration. */
  private record Verdict(Known known, Property property) {
    boolean holds() {
      return !known.expected().violated().contains(property.name());
    }

    boolean isViolated() {
      return !holds();
    }

    boolean isTemporal() {
      return property.kind() == Property.Kind.TEMPORAL;
    }

    boolean holdsAsTemporal() {
      return isTemporal() && holds() && !known.isLarge();
    }

    String propertyOfModel() {
      return known.model().rootModule() + " " + property.name();
    }

    StockVerdict ofStockTlc() {
      return check(known.model().withProperties(List.of(property)));
    }
  }

  private static Stream<Known> models(BiPredicate<Part, Revision> asked) {
    Path home = Path.of("").toAbsolutePath();
    return Protocols.names(home).stream()
        .map(name -> Protocols.load(home, name))
        .flatMap(
            protocol ->
                protocol.parts().stream()
                    .flatMap(
                        part ->
                            part.revisions().stream()
                                .filter(revision -> asked.test(part, revision))
                                .flatMap(revision -> part.models(revision).stream()))
                    .map(model -> new Known(model, protocol.expected(model).orElseThrow())));
  }

  private static boolean isOneOfFew(Part part, Revision revision) {
    List<Revision> all = part.revisions();
    return all.size() <= FEW
        || revision.equals(all.get(0))
        || revision.equals(all.get(all.size() - 1));
  }

  private static StockVerdict check(Model model) {
    return StockTlc.check(model, ONE_WORKER, JavaProcess.BESIDE_OTHERS);
  }

  /** Of all revisions' verdicts of that kind on a property the one with the fewest states. */
  private static Stream<DynamicTest> smallest(Predicate<Verdict> kind, Consumer<Verdict> body) {
    return models((part, revision) -> true)
        .flatMap(Known::verdicts)
        .filter(kind)
        .collect(
            Collectors.toMap(
                Verdict::propertyOfModel,
                verdict -> verdict,
                BinaryOperator.minBy(Comparator.comparingLong(each -> each.known().states())),
                TreeMap::new))
        .values()
        .stream()
        .map(each -> each.known().test(each.property().name(), () -> body.accept(each)));
  }

  @TestFactory
  Stream<DynamicTest> whatTheManifestSaysIsViolatedIsViolated() {
    return smallest(Verdict::isViolated, StockVerdictsTest::violated);
  }

  private static void violated(Verdict said) {
    StockVerdict verdict = said.ofStockTlc();
    assertThat(verdict.exit()).isEqualTo(said.isTemporal() ? TlcExit.LIVENESS : TlcExit.SAFETY);
    assertThat(verdict.violated()).contains(said.property().name());
  }

  @TestFactory
  Stream<DynamicTest> theTemporalPropertiesThatItSaysHoldHoldInAsManyStates() {
    return smallest(Verdict::holdsAsTemporal, StockVerdictsTest::temporalHolds);
  }

  private static void temporalHolds(Verdict said) {
    StockVerdict verdict = said.ofStockTlc();
    if (verdict.isTautology()) {
      return;
    }
    assertThat(verdict.exit()).as(verdict.output()).isEqualTo(TlcExit.SUCCESS);
    assertThat(verdict.counts()).isEqualTo(said.known().expected().counts());
  }

  @TestFactory
  Stream<DynamicTest> theInvariantsThatItSaysHoldHoldInAsManyStates() {
    return models(StockVerdictsTest::isOneOfFew)
        .filter(known -> !known.isLarge())
        .filter(known -> !known.listed(Property.Kind.INVARIANT).isEmpty())
        .map(known -> known.test("invariants", () -> invariantsHold(known)));
  }

  private static void invariantsHold(Known known) {
    List<Property> holding =
        known
            .verdicts()
            .filter(verdict -> !verdict.isTemporal() && verdict.holds())
            .map(Verdict::property)
            .toList();
    StockVerdict verdict = check(known.model().withProperties(holding));
    assertThat(verdict.exit()).isEqualTo(TlcExit.SUCCESS);
    assertThat(verdict.counts()).isEqualTo(known.expected().counts());
  }
}
