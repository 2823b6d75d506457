package org.vfiospec.tlc;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.vfiospec.tlc.boundary.Evaluation;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.boundary.Questions;

/** An evaluator with a fault: what it is asked and what it answers are falsified on the way. */
record FalsifiedEvaluator(
    Evaluator inner, Questions questions, BiFunction<Integer, Evaluation, Evaluation> answers)
    implements Evaluator {
  static FalsifiedEvaluator of(
      Evaluator inner,
      UnaryOperator<Questions> asked,
      BiFunction<Integer, Evaluation, Evaluation> answers) {
    return new FalsifiedEvaluator(inner, asked.apply(inner.questions()), answers);
  }

  @Override
  public List<int[]> initialStates() {
    return inner.initialStates();
  }

  @Override
  public Evaluation ask(int question, int[] source, int[] target) {
    return answers.apply(question, inner.ask(question, source, target));
  }

  @Override
  public int parent(int column) {
    return inner.parent(column);
  }

  @Override
  public int part(int column, int parentValue) {
    return inner.part(column, parentValue);
  }

  @Override
  public int edited(int edit, int old) {
    return inner.edited(edit, old);
  }

  @Override
  public int valueCount(int variable) {
    return inner.valueCount(variable);
  }

  @Override
  public Object value(int variable, int id) {
    return inner.value(variable, id);
  }

  @Override
  public Object observed(int observation, int id) {
    return inner.observed(observation, id);
  }

  @Override
  public int compare(int variable, int one, int other) {
    return inner.compare(variable, one, other);
  }

  @Override
  public void restore(List<? extends List<?>> values, List<Step> steps) {
    inner.restore(values, steps);
  }

  @Override
  public List<Step> steps() {
    return inner.steps();
  }

  @Override
  public String moduleName() {
    return inner.moduleName();
  }
}
