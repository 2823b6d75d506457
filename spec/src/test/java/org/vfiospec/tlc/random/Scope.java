package org.vfiospec.tlc.random;

import java.util.ArrayList;
import java.util.List;

/**
 * What an expression may mention.
 *
 * @param terms what has a value here: variables, primed ones that have a value already, parameters
 * @param operators what may be applied
 * @param isRisky whether an expression may, now and then, be one that TLC cannot evaluate
 */
record Scope(List<Term> terms, List<Operator> operators, boolean isRisky) {
  /** A name, or a little more, and the type of its value. */
  record Term(String text, Type type) {}

  /** What {@code @} is in the value of an EXCEPT. */
  static final String AT = "@";

  static Scope of(List<Variable> variables, boolean isRisky) {
    return new Scope(
        variables.stream().map(v -> new Term(v.name(), v.type())).toList(), List.of(), isRisky);
  }

  Scope with(String text, Type type) {
    List<Term> more = new ArrayList<>(terms);
    more.add(new Term(text, type));
    return new Scope(more, operators, isRisky);
  }

  Scope with(Operator operator) {
    List<Operator> more = new ArrayList<>(operators);
    more.add(operator);
    return new Scope(terms, more, isRisky);
  }

  /** In a definition of its own, and in an EXCEPT inside another, {@code @} is another's. */
  Scope withoutAt() {
    return new Scope(
        terms.stream().filter(term -> !term.text().equals(AT)).toList(), operators, isRisky);
  }

  List<String> terms(Type type) {
    return terms.stream().filter(term -> term.type() == type).map(Term::text).toList();
  }

  List<Operator> operators(Type result) {
    return operators.stream().filter(each -> each.result() == result).toList();
  }
}
