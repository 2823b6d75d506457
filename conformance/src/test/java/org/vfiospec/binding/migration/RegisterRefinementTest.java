package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.binding.migration.RefinementModels.IMPLEMENTS;
import static org.vfiospec.binding.migration.RefinementModels.PROTOCOL;
import static org.vfiospec.binding.migration.RefinementModels.REGISTER;
import static org.vfiospec.binding.migration.RefinementModels.violation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Proposals;
import org.vfiospec.tlc.Trace;

/**
 * The abstract migration is what the properties of the register describe, no more and no less: a
 * register implements it just when it has them all.
 */
class RegisterRefinementTest {
  private static final Map<String, Object> RIGHT = PROTOCOL.revision("recommended").choices();

  /** More of them, for a thorough look: {@code -Dorders=200}. */
  private static final int SAMPLE = Integer.getInteger("orders", 4);

  @Test
  void theNeighboursOfTheRightOneImplementItIfTheyHaveTheProperties() {
    List<Map<String, Object>> neighbours = RefinementModels.neighbours(REGISTER, RIGHT);

    assertThat(agreeing(neighbours)).as("right and wrong ones").containsExactly(false, true);
  }

  @Test
  void soDoOtherOrders() {
    Random random = new Random(20211213);
    List<Map<String, Object>> others = new ArrayList<>();
    for (int i = 0; i < SAMPLE; i++) {
      List<Object> order = new ArrayList<>((List<?>) RIGHT.get("order"));
      // A transposition or two: most orders that are far from the right one are wrong at once.
      Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
      Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
      Map<String, Object> other = new LinkedHashMap<>(RIGHT);
      other.put("order", List.copyOf(order));
      others.add(other);
    }

    assertThat(agreeing(others)).as("right and wrong ones").containsExactly(false, true);
  }

  /** The verdicts that there are, each of them the same by the properties and by the refinement. */
  private static Set<Boolean> agreeing(List<Map<String, Object>> records) {
    Set<Boolean> verdicts = new TreeSet<>();
    try (Proposals asked = Proposals.of(BitsModels.PART, records);
        Proposals held = Proposals.of(REGISTER, records)) {
      for (int i = 0; i < records.size(); i++) {
        boolean right = hasAllProperties(BitsModels.PART, asked, i);
        assertThat(violation(held.model(i)).isEmpty()).as("%s", records.get(i)).isEqualTo(right);
        verdicts.add(right);
      }
    }
    return verdicts;
  }

  private static boolean hasAllProperties(Part part, Proposals proposals, int record) {
    Set<String> invariants =
        part.properties().stream()
            .filter(property -> property.kind() == Property.Kind.INVARIANT)
            .map(Property::name)
            .collect(Collectors.toSet());
    List<Property> temporal =
        part.properties().stream()
            .filter(property -> property.kind() == Property.Kind.TEMPORAL)
            .toList();
    return Explorer.checkUntilViolated(proposals.model(record), invariants, ProgressListener.NONE)
            .violations()
            .keySet()
            .stream()
            .noneMatch(invariants::contains)
        && Liveness.check(proposals.livenessModel(record), temporal)
            .counterexamples()
            .values()
            .stream()
            .allMatch(Optional::isEmpty);
  }

  static List<String> wrong() {
    return BitsModels.revisions().stream().filter(name -> !name.equals("recommended")).toList();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void theDriverTakesTheCounterexample(String revision) {
    Trace trace = violation(REGISTER.model(PROTOCOL.revision(revision), IMPLEMENTS)).orElseThrow();
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new TraceReplay(new BitsBinding(), REGISTER.revision(revision).orElseThrow(), stepper)
              .run(trace.states(), trace.steps());
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).isTrue();
    }
  }
}
