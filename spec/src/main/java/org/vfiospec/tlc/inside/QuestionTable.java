package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.Action;
import tlc2.util.Context;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Numbers the questions. Two actions are one question if they are the same expression, where the
 * same values are bound to what it mentions; the nodes of expressions are told apart by identity.
 */
final class QuestionTable {
  private static final int UNIQUE = -1;

  private record Key(int node, List<Integer> bindings) {}

  private final UniqueString[] variables;
  private final Watch watch;
  private final EditTable edits;
  private final List<Question> questions = new ArrayList<>();
  private final Map<Key, Integer> steps = new HashMap<>();
  private final Map<Object, Integer> identities = new IdentityHashMap<>();
  private final ValueTable bound = new ValueTable();

  QuestionTable(UniqueString[] variables, Watch watch, EditTable edits) {
    this.variables = variables;
    this.watch = watch;
    this.edits = edits;
  }

  int add(Question question) {
    questions.add(question);
    return questions.size() - 1;
  }

  Question question(int number) {
    return questions.get(number);
  }

  /** The question for the successors by an action. */
  int step(Action action) {
    return steps.computeIfAbsent(
        new Key(identity(action.pred), bindings(action)),
        key -> add(new StepQuestion(action, variables, watch.columns(), edits)));
  }

  private int identity(Object object) {
    return identities.computeIfAbsent(object, o -> identities.size());
  }

  private List<Integer> bindings(Action action) {
    List<SymbolNode> names = new ArrayList<>();
    Set<SymbolNode> mentioned = mentioned(action.pred);
    action.con.lookupName(
        name -> {
          if (name != null
              && (mentioned == null || mentioned.contains(name))
              && !names.contains(name)) {
            names.add(name);
          }
          return false;
        });
    List<Integer> bindings = new ArrayList<>();
    for (SymbolNode name : names) {
      bindings.add(identity(name));
      bindings.add(binding(action.con, name));
    }
    return bindings;
  }

  /** The parameters that occur in an expression; null if that is not known. */
  private static Set<SymbolNode> mentioned(SemanticNode node) {
    return node instanceof LevelNode checked && checked.levelChecked != 0
        ? checked.getAllParams()
        : null;
  }

  private int binding(Context context, SymbolNode name) {
    Object value = context.lookup(name);
    if (value instanceof Value known && !(value instanceof LazyValue)) {
      try {
        // Here, while reads are written down: a function may be evaluated only now.
        return bound.intern(known);
      } catch (RuntimeException e) {
        // It cannot be told from others, so it stands for this one state.
        if (watch.frame() != null) {
          watch.frame().readEverything();
        }
      }
    }
    return UNIQUE - identity(value);
  }
}
