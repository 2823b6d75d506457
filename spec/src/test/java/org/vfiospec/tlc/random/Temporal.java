package org.vfiospec.tlc.random;

import java.util.List;
import java.util.stream.Collectors;

/** A temporal formula as TLC reads it, and what it means of a behaviour by its definition. */
record Temporal(String text, Meaning meaning) {
  /** Whether a behaviour satisfies the formula from a position on. */
  interface Meaning {
    boolean of(Lasso behaviour, int at);
  }

  boolean of(Lasso behaviour, int at) {
    return meaning.of(behaviour, at);
  }

  static Temporal state(Relation predicate) {
    return new Temporal(predicate.text(), (b, i) -> predicate.of(b.state(i), b.state(i)));
  }

  static Temporal always(Temporal f) {
    return new Temporal("[](" + f.text + ")", (b, i) -> b.from(i).allMatch(j -> f.of(b, j)));
  }

  static Temporal eventually(Temporal f) {
    return new Temporal("<>(" + f.text + ")", (b, i) -> b.from(i).anyMatch(j -> f.of(b, j)));
  }

  static Temporal leadsTo(Temporal f, Temporal g) {
    return new Temporal(
        "(" + f.text + ") ~> (" + g.text + ")", always(implies(f, eventually(g))).meaning);
  }

  static Temporal implies(Temporal f, Temporal g) {
    return new Temporal(
        "((" + f.text + ") => (" + g.text + "))", (b, i) -> !f.of(b, i) || g.of(b, i));
  }

  Temporal not() {
    return new Temporal("~(" + text + ")", (b, i) -> !of(b, i));
  }

  static Temporal all(List<Temporal> parts) {
    return new Temporal(
        parts.stream().map(p -> "(" + p.text + ")").collect(Collectors.joining(" /\\ ", "(", ")")),
        (b, i) -> parts.stream().allMatch(p -> p.of(b, i)));
  }

  static Temporal alwaysStep(Relation a, Subscript v) {
    return new Temporal(
        "[][" + a.text() + "]_" + v.text(),
        (b, i) -> b.from(i).allMatch(j -> !v.changes(b.state(j), b.next(j)) || taken(b, j, a)));
  }

  static Temporal often(Relation a, Subscript v) {
    return new Temporal("[]<><<" + a.text() + ">>_" + v.text(), oftenTaken(a, v));
  }

  static Temporal everBoxed(Relation a, Subscript v) {
    return new Temporal(
        "<>[][" + a.text() + "]_" + v.text(),
        (b, i) ->
            b.from(b.loop()).allMatch(j -> !v.changes(b.state(j), b.next(j)) || taken(b, j, a)));
  }

  static Temporal weak(Relation a, Subscript v) {
    return new Temporal(
        "WF_" + v.text() + "(" + a.text() + ")",
        (b, i) ->
            b.from(b.loop()).anyMatch(j -> !enabled(b.state(j), a, v))
                || oftenTaken(a, v).of(b, i));
  }

  static Temporal strong(Relation a, Subscript v) {
    return new Temporal(
        "SF_" + v.text() + "(" + a.text() + ")",
        (b, i) ->
            b.from(b.loop()).noneMatch(j -> enabled(b.state(j), a, v))
                || oftenTaken(a, v).of(b, i));
  }

  private static Meaning oftenTaken(Relation a, Subscript v) {
    return (b, i) ->
        b.from(b.loop()).anyMatch(j -> v.changes(b.state(j), b.next(j)) && taken(b, j, a));
  }

  private static boolean taken(Lasso b, int at, Relation a) {
    return a.of(b.state(at), b.next(at));
  }

  private static boolean enabled(int[] state, Relation a, Subscript v) {
    return FairWorlds.STATES.stream().anyMatch(t -> v.changes(state, t) && a.of(state, t));
  }
}
