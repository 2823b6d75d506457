package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of specifications that cannot be used: one line, with the place, and nothing
 * printed.
 */
class MalformedTest {
  private static final String GOOD = "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n";

  @TempDir Path folder;

  @Test
  void syntaxErrorsHaveFileAndLine() {
    assertThat(complaint(counter("x' = = x", GOOD))).contains("M.tla:5:");
  }

  @Test
  void unknownNamesHaveFileAndLine() {
    assertThat(complaint(counter("x' = y", GOOD))).contains("M.tla:5:").contains("`y'");
  }

  @Test
  void missingModulesAreNamed() {
    Model model = SpecText.write(folder, "EXTENDS Elsewhere\nVARIABLE x\n", GOOD);
    assertThat(complaint(model)).contains("M.tla").contains("Elsewhere");
  }

  @Test
  void unknownInvariantsAreNamedWithTheirConfiguration() {
    assertThat(complaint(counter("x' = x", GOOD + "INVARIANT Nowhere")))
        .contains("M.cfg")
        .contains("Nowhere");
  }

  @Test
  void configurationsThatDoNotParseAreSaidToBeSo() {
    assertThat(complaint(counter("x' = x", GOOD + "CONSTANT N = = 1"))).contains("M.cfg");
  }

  @Test
  void missingConfigurationsAreNamed() {
    counter("x' = x", GOOD);
    SpecException thrown =
        catchThrowableOfType(
            SpecException.class,
            () -> Model.of(folder.resolve("M.tla"), folder.resolve("Other.cfg")));
    assertThat(thrown).hasMessageContaining("Other.cfg");
  }

  @Test
  void constantsWithoutAValueAreNamed() {
    Model model =
        SpecText.write(folder, "CONSTANT Bound\nVARIABLE x\nSpec == x = 0 /\\ [][x' = x]_x", GOOD);
    assertThat(complaint(model)).contains("Bound");
  }

  @Test
  void falseAssumptionsHaveTheirLine() {
    Model model =
        SpecText.write(
            folder,
            "EXTENDS Naturals\nVARIABLE x\nASSUME 1 > 2\nSpec == x = 0 /\\ [][x' = x]_x",
            GOOD);
    assertThat(complaint(model)).contains("line 4").containsIgnoringCase("assumption");
  }

  @Test
  void evaluationErrorsSayInWhichStepAndWhere() {
    assertThat(complaint(counter("x' = IF x = 2 THEN x + \"a\" ELSE x + 1", GOOD)))
        .contains("taking Next in a state at depth 2 (after Next)")
        .contains("ine 5");
  }

  @Test
  void evaluationErrorsOfInvariantsSayAfterWhichStep() {
    Model model =
        SpecText.write(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Up == x' = x + 1
            Spec == x = 0 /\\ [][Up]_x
            Odd == x < 2 \\/ x \\in "text"
            """,
            GOOD + "INVARIANT Odd");
    assertThat(complaint(model))
        .contains("checking the state after Up in a state at depth 1")
        .contains("ine 6");
  }

  @Test
  void evaluationErrorsOfTheInitialPredicate() {
    Model model = SpecText.write(folder, "VARIABLE x\nSpec == x \\in 3 /\\ [][x' = x]_x", GOOD);
    assertThat(complaint(model)).contains("initial predicate");
  }

  @Test
  void variablesWithoutANextValueAreNamedWithTheStep() {
    Model model =
        SpecText.write(
            folder, "VARIABLES x, y\nUp == x' = 1\nSpec == x = 0 /\\ y = 0 /\\ [][Up]_x", GOOD);
    assertThat(complaint(model)).contains("Up").contains("[y]").contains("depth 0");
  }

  @Test
  void emptyInitialPredicates() {
    Model model = SpecText.write(folder, "VARIABLE x\nSpec == x \\in {} /\\ [][x' = x]_x", GOOD);
    assertThat(complaint(model)).contains("initial predicate");
  }

  @Test
  void unknownObservations() {
    Model model = counter("x' = x", GOOD);
    SpecException thrown =
        catchThrowableOfType(
            SpecException.class,
            () -> Explorer.explore(model, List.of("Refusals"), ProgressListener.NONE));
    assertThat(thrown).hasMessageContaining("Refusals");
  }

  @Test
  void symmetryIsRefused() {
    Model model =
        SpecText.write(
            folder,
            "EXTENDS TLC\nCONSTANT P\nVARIABLE x\nS == Permutations(P)\nSpec == x = 0 /\\ [][x' = x]_x",
            GOOD + "CONSTANT P = {p, q}\nCONSTANT p = p\nCONSTANT q = q\nSYMMETRY S");
    assertThat(complaint(model)).contains("SYMMETRY");
  }

  private Model counter(String next, String config) {
    return SpecText.counter(folder, next, config);
  }

  /** The message of what exploring throws; nothing may be printed meanwhile. */
  private static String complaint(Model model) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    SpecException thrown;
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      System.setErr(capture);
      thrown =
          catchThrowableOfType(
              SpecException.class, () -> Explorer.check(model, ProgressListener.NONE));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(thrown).isNotNull();
    assertThat(thrown.getMessage()).isNotBlank().doesNotContain("\n");
    return thrown.getMessage();
  }
}
