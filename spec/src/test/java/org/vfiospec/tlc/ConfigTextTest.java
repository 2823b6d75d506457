package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigTextTest {
  private static final ConfigText CONFIG =
      new ConfigText(
          """
          (* INVARIANT NotThis *) SPECIFICATION Spec
          \\* Revision = "no"
          CONSTANTS N = 1 Revision = "old" M = "INVARIANT"
          INVARIANT A B \\* C
          PROPERTY P
          INVARIANTS
            D
          CHECK_DEADLOCK FALSE
          """);

  @Test
  void propertiesAreListedWithTheirKind() {
    assertThat(CONFIG.properties())
        .containsExactly(invariant("A"), invariant("B"), temporal("P"), invariant("D"));
  }

  @Test
  void anotherRevisionChangesThatAssignmentAlone() {
    assertThat(CONFIG.revision()).contains("old");
    assertThat(CONFIG.withRevision("new").orElseThrow().text())
        .isEqualTo(CONFIG.text().replace("\"old\"", "\"new\""));
  }

  @Test
  void otherPropertiesReplaceAllThatWereListed() {
    ConfigText derived = CONFIG.withProperties(List.of(temporal("Q"), invariant("A")));
    assertThat(derived.properties()).containsExactly(temporal("Q"), invariant("A"));
    assertThat(derived.revision()).contains("old");
    assertThat(derived.text())
        .contains("SPECIFICATION Spec", "CHECK_DEADLOCK FALSE", "N = 1", "M = \"INVARIANT\"");
    assertThat(CONFIG.withProperties(List.of()).properties()).isEmpty();
  }

  private static Property invariant(String name) {
    return new Property(name, Property.Kind.INVARIANT);
  }

  private static Property temporal(String name) {
    return new Property(name, Property.Kind.TEMPORAL);
  }
}
