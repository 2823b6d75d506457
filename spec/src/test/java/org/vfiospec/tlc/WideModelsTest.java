package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More variables, actions, values, successors and initial states than one word, or table, has. */
class WideModelsTest {
  @TempDir Path folder;

  @Test
  void seventyVariablesAndActions() {
    String all = IntStream.range(0, 70).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
    String actions =
        IntStream.range(0, 70)
            .mapToObj(
                i ->
                    "A%d == /\\ v%d = 0 /\\ v%d = %d /\\ v%d' = 1 /\\ v%d' = v%d + 1 %s\n"
                        .formatted(
                            i,
                            i,
                            (i + 1) % 70 == 0 ? 69 : (i + 1) % 70,
                            0,
                            i,
                            (i + 1) % 70,
                            (i + 1) % 70,
                            IntStream.range(0, 70)
                                .filter(j -> j != i && j != (i + 1) % 70)
                                .mapToObj(j -> " /\\ UNCHANGED v" + j)
                                .collect(Collectors.joining())))
            .collect(Collectors.joining());
    Exploration found =
        Compared.graph(
            folder,
            "VARIABLES "
                + all
                + "\n"
                + actions
                + "Init == "
                + IntStream.range(0, 70)
                    .mapToObj(i -> "v" + i + (i > 64 || i < 3 ? " = 0" : " = 1"))
                    .collect(Collectors.joining(" /\\ "))
                + "\nNext == "
                + IntStream.range(0, 70).mapToObj(i -> "A" + i).collect(Collectors.joining(" \\/ "))
                + "\nI == v69 < 2\nJ == v66 + v68 < 2\n",
            "INVARIANTS I J\n");
    assertThat(found.graph().stateCount()).isGreaterThan(5);
  }

  @Test
  void aVariableWithManyValues() {
    Model model =
        Compared.model(
            folder,
            """
            VARIABLES x, y
            Init == x = 0 /\\ y = 0
            Next == \\/ x < 71000 /\\ x' = x + 1 /\\ y' = (IF x % 1000 = 3 THEN 1 - y ELSE y)
                    \\/ x = 70500 /\\ UNCHANGED <<x, y>>
            I == x # 70900 \\/ y = 1
            """,
            "INVARIANT I\n");
    Exploration found = Compared.graph(model);
    assertThat(found.graph().stateCount()).isEqualTo(71_001);
  }

  @Test
  void valuesThatAppearLate() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y, z
        Init == x = 0 /\\ y = 0 /\\ z = 0
        Next == \\/ x < 20 /\\ x' = x + 1 /\\ UNCHANGED <<y, z>>
                \\/ x = 20 /\\ y' \\in 0..700 /\\ x' = 21 /\\ UNCHANGED z
                \\/ x = 21 /\\ z < 2 /\\ z' = z + 1 /\\ y' = y + 1000 * z' /\\ UNCHANGED x
                \\/ x = 21 /\\ z = 2 /\\ y % 7 = 0 /\\ y' = <<y>> /\\ z' = 3 /\\ UNCHANGED x
        """);
  }

  @Test
  void thousandsOfInitialStates() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in 0..2999 /\\ y \\in {x % 7, x % 3}
        Next == \\/ y > 0 /\\ y' = y - 1 /\\ UNCHANGED x
                \\/ y = 0 /\\ x' = x \\div 2 /\\ UNCHANGED y
        C == x # 1000
        I == x # 2000 \\/ y # 5
        """,
        "CONSTRAINT C\nINVARIANT I\n");
  }

  @Test
  void anActionWithThousandsOfSuccessors() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x = 0 /\\ y = 0
        Next == \\/ x' \\in 1..5000 /\\ y' = x' % 3 /\\ x = 0
                \\/ x > 0 /\\ x' = x \\div 2 /\\ UNCHANGED y
        """);
  }
}
