package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final List<Object> ASCENDING =
      List.of(
          false,
          true,
          -1,
          2,
          "a",
          "b",
          new ModelValue("a"),
          new ModelValue("b"),
          List.of(),
          List.of(1),
          List.of(1, 1),
          List.of(2),
          Set.of(),
          Set.of(1),
          Map.of(1, "b"),
          Map.of(2, "a"),
          Map.of("f", 1),
          Map.of("f", 2));

  @Test
  void theOrderIsTotal() {
    List<Object> shuffled = new ArrayList<>(ASCENDING);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(ValueOrder.BY_KIND_THEN_VALUE);
    assertThat(shuffled).isEqualTo(ASCENDING);
  }

  @Test
  void textIsTla() {
    assertThat(TlaText.of("say \"\\\"")).isEqualTo("\"say \\\"\\\\\\\"\"");
    assertThat(TlaText.of(List.of())).isEqualTo("<<>>");
    assertThat(TlaText.of(List.of(1, true))).isEqualTo("<<1, TRUE>>");
    assertThat(TlaText.of(new LinkedHashSet<>(List.of("a", "b")))).isEqualTo("{\"a\", \"b\"}");
    assertThat(TlaText.of(Map.of("f", new ModelValue("m")))).isEqualTo("[f |-> m]");
    assertThat(TlaText.of(Map.of(2, "x"))).isEqualTo("(2 :> \"x\")");
    assertThat(new Step("Ssch", List.of("u1", 0))).hasToString("Ssch(\"u1\", 0)");
    assertThat(new Step("Open", List.of())).hasToString("Open");
  }
}
