package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What {@link Explorer} and {@link ReferenceExplorer} both say of a model, to the letter. */
final class Compared {
  private Compared() {}

  /** The outcome, which is a state graph. */
  static Exploration graph(Model model) {
    Exploration found = Explorer.explore(model, ProgressListener.NONE);
    assertThat(Outcome.of(found).lines())
        .isEqualTo(Outcome.of(ReferenceExplorer.explore(model, ProgressListener.NONE)).lines());
    return found;
  }

  /** The outcome, which is a failure: its message. */
  static String failure(Model model) {
    Outcome expected = Outcome.of(() -> ReferenceExplorer.explore(model, ProgressListener.NONE));
    assertThat(Outcome.of(() -> Explorer.explore(model, ProgressListener.NONE)).lines())
        .isEqualTo(expected.lines());
    assertThat(expected.failed()).as("%s", expected.lines().get(0)).isTrue();
    return expected.lines().get(0);
  }

  /** A model whose specification is {@code Init /\ [][Next]_vars}; deadlock is allowed. */
  static Model model(Path folder, String body, String config) {
    return SpecText.write(
        folder,
        "EXTENDS Naturals, Sequences, FiniteSets, TLC\n" + body,
        "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n" + config);
  }

  static Exploration graph(Path folder, String body) {
    return graph(model(folder, body, ""));
  }

  static Exploration graph(Path folder, String body, String config) {
    return graph(model(folder, body, config));
  }

  static String failure(Path folder, String body) {
    return failure(model(folder, body, ""));
  }

  static String failure(Path folder, String body, String config) {
    return failure(model(folder, body, config));
  }
}
