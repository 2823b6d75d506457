package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vfiospec.tlc.boundary.Evaluation;
import org.vfiospec.tlc.boundary.Questions;

/** Faults that are planted are found: by the trees, or by the comparison of both explorers. */
class GatesTest {
  private static final BiFunction<Integer, Evaluation, Evaluation> HONEST = (q, e) -> e;

  private static boolean isFound(
      Model model,
      UnaryOperator<Questions> asked,
      BiFunction<Integer, Evaluation, Evaluation> answers) {
    Outcome right = Outcome.of(ReferenceExplorer.explore(model, ProgressListener.NONE));
    try {
      return !Outcome.of(
              () ->
                  Threads.explore(model, 1, inner -> FalsifiedEvaluator.of(inner, asked, answers)))
          .equals(right);
    } catch (IllegalStateException e) {
      assertThat(e.getClass().getSimpleName()).isEqualTo("LostReadException");
      return true;
    }
  }

  private static List<Model> models() {
    return List.of(SpecText.lock("first"), SpecText.lock("recommended"), SpecText.buffer("one"));
  }

  @Test
  void withoutAFaultThereIsNothingToFind() {
    models().forEach(each -> assertThat(isFound(each, UnaryOperator.identity(), HONEST)).isFalse());
  }

  private static int[] without(int[] all, int place, int count) {
    int[] fewer = Arrays.copyOf(all, all.length - count);
    System.arraycopy(all, place + count, fewer, place, fewer.length - place);
    return fewer;
  }

  private static boolean isStep(Questions questions, int question) {
    return Stream.of(questions.conjuncts())
            .flatMapToInt(Arrays::stream)
            .noneMatch(q -> q == question)
        && Arrays.stream(questions.next().divided()).noneMatch(q -> q == question);
  }

  /** What the steps of a model were asked, and answered without a fault. */
  private static Map<Integer, List<Evaluation>> steps(Model model) {
    Map<Integer, List<Evaluation>> found = new TreeMap<>();
    Threads.explore(
        model,
        1,
        inner ->
            FalsifiedEvaluator.of(
                inner,
                UnaryOperator.identity(),
                (q, e) -> {
                  if (isStep(inner.questions(), q)) {
                    found.computeIfAbsent(q, key -> new ArrayList<>()).add(e);
                  }
                  return e;
                }));
    return found;
  }

  private static Evaluation withoutFirstRead(Evaluation e) {
    return e.codes().length == 0
        ? e
        : new Evaluation(without(e.codes(), 0, 1), without(e.values(), 0, 1), e.answer());
  }

  /** Whether two answers differ, and nothing but the first read tells why. */
  private static boolean needFirstRead(List<Evaluation> evaluations) {
    Map<List<Integer>, List<Integer>> answers = new HashMap<>();
    return evaluations.stream()
        .map(GatesTest::withoutFirstRead)
        .anyMatch(
            e -> {
              List<Integer> known = answers.putIfAbsent(ints(e.values()), ints(e.answer()));
              return known != null && !known.equals(ints(e.answer()));
            });
  }

  private static List<Integer> ints(int[] all) {
    return Arrays.stream(all).boxed().toList();
  }

  @Test
  void aLostRead() {
    for (Model model : models()) {
      int lost = 0;
      for (Map.Entry<Integer, List<Evaluation>> step : steps(model).entrySet()) {
        if (needFirstRead(step.getValue())) {
          lost++;
          assertThat(
                  isFound(
                      model,
                      UnaryOperator.identity(),
                      (q, e) -> q.equals(step.getKey()) ? withoutFirstRead(e) : e))
              .as("step %s", step.getKey())
              .isTrue();
        }
      }
      assertThat(lost).isPositive();
    }
  }

  private static boolean changes(Evaluation e) {
    return e.answer()[0] > 0 && e.answer()[1] == 0 && e.answer()[2] > 0;
  }

  private static Evaluation withoutFirstChange(Evaluation e) {
    if (!changes(e)) {
      return e;
    }
    int[] answer = without(e.answer(), 3, 2);
    answer[2]--;
    return new Evaluation(e.codes(), e.values(), answer);
  }

  @Test
  void aVariableThatIsWronglyUnchanged() {
    for (Model model : models()) {
      int wrong = 0;
      for (Map.Entry<Integer, List<Evaluation>> step : steps(model).entrySet()) {
        if (step.getValue().stream().anyMatch(GatesTest::changes)) {
          wrong++;
          assertThat(
                  isFound(
                      model,
                      UnaryOperator.identity(),
                      (q, e) -> q.equals(step.getKey()) ? withoutFirstChange(e) : e))
              .as("step %s", step.getKey())
              .isTrue();
        }
      }
      assertThat(wrong).isPositive();
    }
  }

  @Test
  void aSkippedConjunct() {
    Model model = SpecText.lock("first");
    int violated = 0;
    Exploration right = ReferenceExplorer.explore(model, ProgressListener.NONE);
    List<String> names = model.properties().stream().map(Property::name).toList();
    for (String name : right.violations().keySet()) {
      UnaryOperator<Questions> none =
          q -> {
            int[][] conjuncts = q.conjuncts().clone();
            int at = q.invariants().indexOf(name);
            conjuncts[at] = skipped(conjuncts[at]);
            return new Questions(
                q.variables(),
                q.next(),
                q.constraints(),
                q.actionConstraints(),
                q.invariants(),
                conjuncts,
                q.observations(),
                q.forbidsDeadlock(),
                q.claims());
          };
      assertThat(isFound(model, none, HONEST)).as(name).isTrue();
      violated++;
    }
    assertThat(violated).isPositive();
    assertThat(names).containsAll(right.violations().keySet());
  }

  /** Two of four conjuncts compare one process with the other, and say the same. */
  private static int[] skipped(int[] conjuncts) {
    return conjuncts.length == 4 ? without(conjuncts, 1, 2) : without(conjuncts, 0, 1);
  }
}
