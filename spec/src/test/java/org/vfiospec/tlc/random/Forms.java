package org.vfiospec.tlc.random;

import java.util.List;
import java.util.stream.Stream;

/** The forms of expression that a type other than BOOLEAN has to itself. */
final class Forms {
  private final Dice dice;
  private final Expressions expressions;

  Forms(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  String literal(Type type) {
    return switch (type) {
      case INT -> String.valueOf(dice.below(3));
      case NAME -> dice.pick("\"A\"", "\"B\"", "\"C\"");
      case BOOL -> dice.pick("TRUE", "FALSE");
      case KEY -> dice.pick("p", "q");
      case RECORD -> "[n |-> " + literal(Type.INT) + ", s |-> " + literal(Type.NAME) + "]";
      case COUNTS -> "[k \\in Keys |-> " + literal(Type.INT) + "]";
      case PAIR -> "<<" + literal(Type.NAME) + ", " + literal(Type.NAME) + ">>";
      case QUEUE -> dice.pick("<<>>", "<<\"A\">>", "<<\"B\">>", "<<\"A\", \"C\">>");
      case SET -> dice.pick("{}", "{0}", "{1, 2}", "{0, 1, 2}", "(0..1)");
      case TABLE -> "[k \\in Keys |-> " + literal(Type.RECORD) + "]";
    };
  }

  /** What is there without nesting: parts of what is in scope, or a constant. */
  String simple(Type type, Scope scope) {
    return switch (type) {
      case INT -> integerPart(scope);
      case NAME -> namePart(scope);
      case RECORD -> recordPart(scope);
      default -> dice.oneIn(3) ? literal(type) : madeOfParts(type, scope);
    };
  }

  private String madeOfParts(Type type, Scope scope) {
    return switch (type) {
      case SET -> dice.pick("({", "(Ints \\ {") + integerPart(scope) + "})";
      case QUEUE -> "<<" + namePart(scope) + ">>";
      case PAIR -> "<<" + namePart(scope) + ", " + namePart(scope) + ">>";
      case COUNTS -> "[k \\in Keys |-> " + integerPart(scope) + "]";
      case TABLE -> "[k \\in Keys |-> " + recordPart(scope) + "]";
      case BOOL -> "(" + integerPart(scope) + dice.pick(" > 0", " < 2", " = 1", " # 1") + ")";
      default -> literal(type);
    };
  }

  private String key(Scope scope) {
    List<String> keys = scope.terms(Type.KEY);
    return keys.isEmpty() || dice.oneIn(3) ? literal(Type.KEY) : dice.pick(keys);
  }

  /** One of the types of which something is in scope; any of them if nothing is. */
  private Type present(Scope scope, Type... types) {
    List<Type> present = Stream.of(types).filter(type -> !scope.terms(type).isEmpty()).toList();
    return present.isEmpty() ? types[0] : dice.pick(present);
  }

  private String integerPart(Scope scope) {
    Type from =
        present(scope, Type.INT, Type.RECORD, Type.COUNTS, Type.QUEUE, Type.TABLE, Type.BOOL);
    List<String> terms = scope.terms(from);
    if (terms.isEmpty() || dice.oneIn(6)) {
      return literal(Type.INT);
    }
    String term = dice.pick(terms);
    return switch (from) {
      case INT -> term;
      case BOOL -> "(IF " + term + " THEN 1 ELSE 0)";
      case RECORD -> term + ".n";
      case COUNTS -> term + "[" + key(scope) + "]";
      case QUEUE -> "Len(" + term + ")";
      default -> term + "[" + key(scope) + "].n";
    };
  }

  private String namePart(Scope scope) {
    Type from = present(scope, Type.NAME, Type.INT, Type.RECORD, Type.PAIR, Type.TABLE);
    List<String> terms = scope.terms(from);
    if (terms.isEmpty() || dice.oneIn(6)) {
      return literal(Type.NAME);
    }
    String term = dice.pick(terms);
    return switch (from) {
      case NAME -> term;
      case INT -> "Called(" + term + ")";
      case RECORD -> term + dice.pick(".s", "[\"s\"]");
      case PAIR -> term + "[" + dice.pick("1", "2") + "]";
      default -> term + "[" + key(scope) + "].s";
    };
  }

  private String recordPart(Scope scope) {
    List<String> terms = scope.terms(Type.TABLE);
    return terms.isEmpty() || dice.oneIn(4)
        ? literal(Type.RECORD)
        : dice.pick(terms) + "[" + key(scope) + "]";
  }

  String of(Type type, Scope scope, int depth) {
    return switch (type) {
      case INT -> integer(scope, depth);
      case NAME -> name(scope, depth);
      case RECORD -> dice.oneIn(2) ? record(scope, depth) : edited(type, scope, depth);
      case COUNTS -> dice.oneIn(2) ? counts(scope, depth) : edited(type, scope, depth);
      case PAIR -> dice.oneIn(2) ? pair(scope, depth) : edited(type, scope, depth);
      case TABLE -> dice.oneIn(3) ? table(scope, depth) : edited(type, scope, depth);
      case QUEUE -> queue(scope, depth);
      case SET -> expressions.sets().small(scope, depth);
      case KEY -> expressions.leaf(type, scope);
      case BOOL -> literal(type);
    };
  }

  private String edited(Type type, Scope scope, int depth) {
    return expressions.edits().of(type, expressions.of(type, scope, depth), scope, depth);
  }

  private String integer(Scope scope, int depth) {
    String left = expressions.of(Type.INT, scope, depth);
    return switch (dice.below(8)) {
      case 0, 1 -> "((" + left + " + " + expressions.of(Type.INT, scope, depth) + ") % 3)";
      case 2 -> "((" + left + " * " + expressions.of(Type.INT, scope, depth) + ") % 3)";
      case 3 -> "((" + left + " - " + expressions.of(Type.INT, scope, depth) + ") % 3)";
      case 4 -> "(Cardinality(" + expressions.of(Type.SET, scope, depth) + ") % 3)";
      case 5 -> "Sum(" + expressions.of(Type.SET, scope, depth) + ")";
      case 6 -> "Rest[" + left + "]";
      default -> "Len(" + expressions.of(Type.QUEUE, scope, depth) + ")";
    };
  }

  private String name(Scope scope, int depth) {
    String key = expressions.of(Type.KEY, scope, depth);
    return switch (dice.below(4)) {
      case 0 -> "First(" + expressions.of(Type.QUEUE, scope, depth) + ")";
      case 1 -> "After(" + expressions.of(Type.NAME, scope, depth) + ")";
      case 2 -> "(" + expressions.of(Type.RECORD, scope, depth) + ").s";
      default -> "(" + expressions.of(Type.TABLE, scope, depth) + ")[" + key + "].s";
    };
  }

  private String record(Scope scope, int depth) {
    return "[n |-> "
        + expressions.of(Type.INT, scope, depth)
        + ", s |-> "
        + expressions.of(Type.NAME, scope, depth)
        + "]";
  }

  private String counts(Scope scope, int depth) {
    String at = dice.name("b");
    return dice.oneIn(3)
        ? "((p :> "
            + expressions.of(Type.INT, scope, depth)
            + ") @@ (q :> "
            + expressions.of(Type.INT, scope, depth)
            + "))"
        : function(at, Type.INT, scope, depth);
  }

  private String function(String at, Type type, Scope scope, int depth) {
    return "["
        + at
        + " \\in Keys |-> "
        + expressions.of(type, scope.withoutAt().with(at, Type.KEY), depth)
        + "]";
  }

  private String table(Scope scope, int depth) {
    return function(dice.name("b"), Type.RECORD, scope, depth);
  }

  private String pair(Scope scope, int depth) {
    String at = dice.name("b");
    return dice.oneIn(2)
        ? "<<"
            + expressions.of(Type.NAME, scope, depth)
            + ", "
            + expressions.of(Type.NAME, scope, depth)
            + ">>"
        : "["
            + at
            + " \\in 1..2 |-> "
            + expressions.of(Type.NAME, scope.withoutAt().with(at, Type.INT), depth)
            + "]";
  }

  private String queue(Scope scope, int depth) {
    String of = expressions.of(Type.QUEUE, scope, depth);
    return switch (dice.below(5)) {
      case 0, 1 -> "Put(" + of + ", " + expressions.of(Type.NAME, scope, depth) + ")";
      case 2 -> "Taken(" + of + ")";
      case 3 -> "SubSeq(" + of + ", 1, Len(" + of + ") - 1)";
      default -> {
        String name = dice.name("b");
        yield "SelectSeq("
            + of
            + ", LAMBDA "
            + name
            + " : "
            + name
            + " # "
            + literal(Type.NAME)
            + ")";
      }
    };
  }
}
