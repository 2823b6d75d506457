package org.vfiospec.tlc.random;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Specifications that declare the same variables, though of other types.
 *
 * @param variables how many are of some interest
 * @param others how many more there are, of which most never change
 */
record Family(int variables, int others) {
  private static final List<Family> ALL =
      List.of(new Family(1, 0), new Family(3, 0), new Family(5, 0), new Family(2, 68));

  /** One of them; of those that make slow specifications fewer. */
  static Family any(Dice dice) {
    return ALL.get(dice.pick(0, 1, 1, 1, 1, 1, 2, 2, 2, 2, dice.oneIn(3) ? 3 : 1));
  }

  String name() {
    return "W" + variables + "_" + others;
  }

  List<String> names() {
    return IntStream.range(0, variables).mapToObj(i -> "v" + i).toList();
  }

  private List<String> otherNames(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).toList();
  }

  /** The declarations, and a definition of the tuple of all. */
  String declarations() {
    String own = String.join(", ", names());
    return others == 0
        ? "VARIABLES " + own + "\nvars == <<" + own + ">>\n"
        : "VARIABLES "
            + String.join(", ", otherNames(0, others))
            + ", "
            + own
            + "\nlast == w"
            + (others - 1)
            + "\nmiddle == <<"
            + String.join(", ", otherNames(1, others - 1))
            + ">>\nthose == <<w0, middle, last>>\nvars == <<"
            + own
            + ", those>>\n"
            + "Flip == UNCHANGED <<w0, middle>> /\\ w"
            + (others - 1)
            + "' = 1 - last\n";
  }

  /** The conjunct of the initial predicate for those that hardly change, or an empty text. */
  String begin() {
    return otherNames(0, others).stream()
        .map(name -> "  /\\ " + name + " = 0\n")
        .collect(Collectors.joining());
  }

  /** The conjunct of actions for them, or an empty text. */
  String step(Dice dice) {
    return others == 0 ? "" : dice.pick("UNCHANGED those", "UNCHANGED those", "Flip");
  }
}
