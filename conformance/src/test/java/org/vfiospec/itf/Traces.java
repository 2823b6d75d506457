package org.vfiospec.itf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random traces over random values, nested and of every kind. */
final class Traces {

  private Traces() {}

  static Arbitrary<ItfTrace> any() {
    return of(values(2));
  }

  /** Traces of which the file is short enough to be cut everywhere. */
  static Arbitrary<ItfTrace> small() {
    return of(values(1));
  }

  private static Arbitrary<ItfTrace> of(Arbitrary<Object> values) {
    Arbitrary<List<String>> variables =
        Arbitraries.strings()
            .alpha()
            .ofMinLength(1)
            .list()
            .uniqueElements()
            .ofMinSize(1)
            .ofMaxSize(4);
    return variables.flatMap(
        names ->
            Combinators.combine(
                    meta(),
                    values.list().ofSize(names.size()).list().ofMinSize(1).ofMaxSize(5),
                    step(values).list().ofSize(4),
                    Arbitraries.integers().between(-1, 4))
                .as((meta, states, steps, loop) -> trace(meta, names, states, steps, loop)));
  }

  private static ItfTrace trace(
      Map<String, String> meta,
      List<String> names,
      List<List<Object>> rows,
      List<ItfStep> steps,
      int loop) {
    List<Map<String, Object>> states = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> state = new LinkedHashMap<>();
      IntStream.range(0, row.size()).forEach(i -> state.put(names.get(i), row.get(i)));
      states.add(state);
    }
    return new ItfTrace(
        meta,
        names,
        states,
        steps.subList(0, states.size() - 1),
        loop >= 0 && loop < states.size() ? OptionalInt.of(loop) : OptionalInt.empty());
  }

  private static Arbitrary<Map<String, String>> meta() {
    return Arbitraries.maps(
            Arbitraries.of("description", "protocol", "revision", "property", "#odd"), text())
        .ofMaxSize(4);
  }

  private static Arbitrary<ItfStep> step(Arbitrary<Object> values) {
    return Combinators.combine(Arbitraries.strings().alpha(), values.list().ofMaxSize(2))
        .as(ItfStep::new);
  }

  /** Values of TLA+, model values among them, nested so deep. */
  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> flat =
        Arbitraries.oneOf(
            Arbitraries.of(true, false).map(value -> (Object) value),
            Arbitraries.integers().map(value -> (Object) value),
            text().map(value -> (Object) value),
            Arbitraries.strings().alpha().ofMinLength(1).map(TestModelValue::new));
    if (depth == 0) {
      return flat;
    }
    Arbitrary<Object> inner = values(depth - 1);
    return Arbitraries.oneOf(
        flat,
        inner.list().ofMaxSize(3).map(value -> (Object) value),
        inner.set().ofMaxSize(3).map(value -> (Object) value),
        Arbitraries.maps(text(), inner).ofMaxSize(3).map(value -> (Object) value),
        Arbitraries.maps(inner, inner).ofMaxSize(3).map(value -> (Object) value));
  }

  /** Text with what must be escaped, what needs several bytes, and what the format reserves. */
  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(6),
        Arbitraries.of(
            "", "#", "#set", "#meta", "\n", "\"\\", "\u0000", "äß", "\u2028", "\ud83d\ude00"));
  }
}
