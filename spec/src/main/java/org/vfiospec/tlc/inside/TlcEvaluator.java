package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.boundary.Claim;
import org.vfiospec.tlc.boundary.Evaluation;
import org.vfiospec.tlc.boundary.EvaluationFailure;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.boundary.Questions;
import org.vfiospec.tlc.boundary.Relation;
import tla2sany.semantic.ExprNode;
import tlc2.tool.Action;
import tlc2.tool.EvalControl;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Value;
import util.Assert;
import util.UniqueString;

/** Answers questions by TLC's evaluation, and says what of the states it read for that. */
final class TlcEvaluator implements Evaluator {
  private final Specification specification;
  private final FastTool plainTool;
  private final UniqueString[] variables = Variables.inOrder();
  private final ColumnTable columns = new ColumnTable(variables.length);
  private final Watch watch = new Watch(variables, columns);
  private final WatchedTool tool;
  private final EditTable edits = new EditTable(columns);
  private final QuestionTable questionTable = new QuestionTable(variables, watch, edits);
  private final JdkValues plain = new JdkValues();
  private final StepTable steps = new StepTable();
  private final List<ValueQuestion> observations = new ArrayList<>();
  private final Questions questions;

  /**
   * For a specification.
   *
   * @param observed the definitions to evaluate in each state
   * @param claimed the temporal properties to take apart
   */
  TlcEvaluator(Specification specification, List<String> observed, List<String> claimed) {
    this.specification = specification;
    this.plainTool = specification.tool();
    if (plainTool.hasSymmetry() || plainTool.getViewSpec() != null) {
      throw new SpecException(
          specification.job().configName()
              + ": SYMMETRY and VIEW merge states, and a merged state is none of the"
              + " implementation's; remove them");
    }
    // Only now: while it reads a specification, TLC sets this itself.
    TLCState.Empty = WatchedState.empty(watch, null, WatchedState.Role.SUCCESSOR);
    this.tool = new WatchedTool(plainTool, watch);
    specification.checkAssumptions();
    this.questions = questions(observed, claimed);
  }

  private Questions questions(List<String> observed, List<String> claimed) {
    Relation next = relation(tool.getActions());
    Action[] invariants = tool.getInvariants();
    int[][] conjuncts = Stream.of(invariants).map(this::conjuncts).toArray(int[][]::new);
    for (String name : observed) {
      observations.add(new ValueQuestion(specification.definition(name)));
    }
    List<Claim> claims =
        claimed.stream()
            .map(name -> Claims.of(name, specification.definition(name), tool, this))
            .toList();
    return new Questions(
        Variables.names(),
        next,
        Stream.of(tool.getModelConstraints()).mapToInt(this::constraint).toArray(),
        Stream.of(tool.getActionConstraints()).mapToInt(this::constraint).toArray(),
        List.copyOf(Arrays.asList(tool.getInvNames())),
        conjuncts,
        observations.stream().mapToInt(questionTable::add).toArray(),
        tool.getModelConfig().getCheckDeadlock(),
        claims);
  }

  /** A relation that consists of these actions. */
  Relation relation(Action[] actions) {
    NextRelation relation = new NextRelation(tool, actions, steps, plain);
    return new Relation(
        relation.constant().stream().mapToInt(a -> questionTable.step(a.action())).toArray(),
        relation.constant().stream().mapToInt(NamedAction::step).toArray(),
        relation.stateDependent().stream()
            .mapToInt(a -> questionTable.add(new DivisionQuestion(a, relation, questionTable)))
            .toArray());
  }

  /** The question that a predicate is. */
  int predicate(Predicate.Truth truth) {
    return questionTable.add(Predicate.of(truth));
  }

  /** The questions that a predicate of states consists of. */
  int[] conjuncts(Action predicate) {
    Predicate.Truth whole = (t, source, target) -> t.isValid(predicate, source);
    return Conjuncts.of(tool, predicate).stream()
        .mapToInt(
            part ->
                questionTable.add(
                    Predicate.conjunct(
                        (t, source, target) -> truth(t, part.pred, part.con, source, target),
                        whole)))
        .toArray();
  }

  /** Whether a formula is true; anything but a truth value is an error. */
  static boolean truth(
      Tool tool,
      tla2sany.semantic.SemanticNode node,
      Context context,
      TLCState source,
      TLCState target) {
    Value value =
        tool.eval(node, context, source, target, EvalControl.Clear, CostModel.DO_NOT_RECORD);
    if (value instanceof BoolValue truth) {
      return truth.val;
    }
    Assert.fail("TLC expected a boolean, and found " + value);
    return false;
  }

  private int constraint(ExprNode constraint) {
    return predicate(
        (t, source, target) -> t.isValid(new Action(constraint, Context.Empty), source, target));
  }

  @Override
  public Questions questions() {
    return questions;
  }

  @Override
  public List<int[]> initialStates() {
    List<int[]> rows = new ArrayList<>();
    try {
      StateVec initial = tool.getInitStates();
      for (int i = 0; i < initial.size(); i++) {
        rows.add(row((WatchedState) initial.elementAt(i)));
      }
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw EvaluationFailure.ofEvaluation(
          Failures.message(e) + CallStacks.place(plainTool, traced -> traced.getInitStates()));
    }
    return rows;
  }

  private int[] row(WatchedState state) {
    int[] row = new int[variables.length];
    for (int v = 0; v < row.length; v++) {
      Value value = (Value) state.peek(variables[v].getVarLoc());
      if (value == null) {
        throw new SpecException(
            moduleName() + ": the initial predicate gives no value to " + variables[v]);
      }
      row[v] = columns.values(v).intern(value);
    }
    return row;
  }

  @Override
  public Evaluation ask(int number, int[] source, int[] target) {
    Question question = questionTable.question(number);
    Frame frame = watch.begin(source, target);
    try {
      WatchedState from = watch.state(WatchedState.Role.SOURCE, source);
      WatchedState to = target == null ? null : watch.state(WatchedState.Role.TARGET, target);
      int[] answer = question.answer(tool, from, to);
      return new Evaluation(frame.codes(), frame.values(), answer);
    } catch (RuntimeException | StackOverflowError e) {
      watch.end();
      throw failure(question, source, target, e);
    } finally {
      if (watch.frame() != null) {
        watch.end();
      }
    }
  }

  /** What TLC by itself says of it. */
  private EvaluationFailure failure(
      Question question, int[] source, int[] target, Throwable thrown) {
    if (thrown instanceof UnstorableException) {
      return EvaluationFailure.ofResult(Failures.message(thrown.getCause()));
    }
    TLCState from = watch.unwatched(source);
    TLCState to = target == null ? null : watch.unwatched(target);
    Throwable repeated = thrown;
    try {
      // What we refuse TLC may well accept, or refuse for another reason.
      if (!(thrown instanceof SpecException)) {
        question.repeat(plainTool, from, to);
      }
    } catch (RuntimeException | StackOverflowError e) {
      repeated = e;
    }
    return EvaluationFailure.ofEvaluation(
        Failures.message(repeated)
            + CallStacks.place(plainTool, traced -> question.repeat(traced, from, to)));
  }

  @Override
  public int parent(int column) {
    return columns.parent(column);
  }

  @Override
  public int part(int column, int parentValue) {
    return columns.partId(column, parentValue);
  }

  @Override
  public int compare(int variable, int one, int other) {
    return columns.compare(variable, one, other);
  }

  @Override
  public int edited(int edit, int old) {
    try {
      return edits.edited(edit, old);
    } catch (RuntimeException e) {
      throw EvaluationFailure.ofEvaluation(Failures.message(e));
    }
  }

  @Override
  public int valueCount(int variable) {
    return columns.values(variable).size();
  }

  @Override
  public Object value(int variable, int id) {
    return plain.of(columns.values(variable).value(id));
  }

  @Override
  public Object observed(int observation, int id) {
    return plain.of(observations.get(observation).value(id));
  }

  @Override
  public void restore(List<? extends List<?>> values, List<Step> restored) {
    for (int v = 0; v < values.size(); v++) {
      for (int id = 0; id < values.get(v).size(); id++) {
        same(id, columns.values(v).intern(TlcValues.of(values.get(v).get(id))));
      }
    }
    for (int s = 0; s < restored.size(); s++) {
      same(s, steps.intern(restored.get(s)));
    }
  }

  private static void same(int expected, int actual) {
    if (expected != actual) {
      throw new IllegalStateException("what was saved has number " + actual + " now");
    }
  }

  @Override
  public List<Step> steps() {
    return steps.all();
  }

  @Override
  public String moduleName() {
    return specification.job().rootModule() + ".tla";
  }

  /** The numbers of all variables. */
  int[] allVariables() {
    return IntStream.range(0, variables.length).toArray();
  }
}
