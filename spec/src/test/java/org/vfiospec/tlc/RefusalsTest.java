package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered once must be a function of the state: what is none is refused, by name. */
class RefusalsTest {
  @TempDir Path folder;

  private void refused(String operator, String body, String config) {
    Model model =
        Compared.model(
            folder,
            """
            Same(v) == v
            Call(F(_), v) == F(v)
            Pair(F(_, _)) == F(1, 2)
            """
                + body,
            config);
    SpecException refusal =
        catchThrowableOfType(
            SpecException.class, () -> Explorer.explore(model, ProgressListener.NONE));
    assertThat(refusal).as(body).isNotNull();
    assertThat(refusal.getMessage())
        .as(body)
        .doesNotContain("\n")
        .contains(operator)
        .contains("line ")
        .contains("module M")
        .contains("must be a function of the state");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLCGet(1)",
        "TLCSet(1, x)",
        "RandomElement({x, 1})",
        "RandomSubset(1, {x, 1})",
        "RandomSetOfSubsets(1, 1, {x, 1})",
        "JavaTime"
      })
  void wherever(String call) {
    String operator = call.replaceFirst("\\(.*", "");
    String start = "VARIABLES x\nInit == x = 0\n";
    String extra = operator.startsWith("RandomS") ? "INSTANCE Randomization\n" : "";
    String plain = "Next == x' = 1 - x\n";
    String bad = call + " # x";
    refused(operator, extra + start + "Next == " + bad + " /\\ x' = 1 - x", "");
    refused(operator, extra + start + "Next == x' = 1 - x /\\ Same(" + bad + ")", "");
    refused(operator, extra + start + "Next == LET v == " + bad + " IN v /\\ x' = 1 - x", "");
    refused(operator, extra + start + "Next == \\E i \\in {x, 1} : x' = i /\\ " + bad, "");
    refused(
        operator,
        extra + start + plain + "I == x = 0 \\/ LET v == " + bad + " IN v",
        "INVARIANT I");
    refused(operator, extra + start + plain + "C == " + bad, "CONSTRAINT C");
    refused(operator, extra + start + plain + "C == x' = 0 \\/ " + bad, "ACTION_CONSTRAINT C");
    refused(
        operator, extra + start + plain + "I == ENABLED (" + bad + " /\\ x' = 1)", "INVARIANT I");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLCGet", "RandomElement"})
  void asAnArgument(String operator) {
    String start = "VARIABLES x\nInit == x = 0\n";
    refused(operator, start + "Next == x' = 1 - x /\\ Call(" + operator + ", {x}) # 7", "");
    refused(
        operator,
        start + "Next == x' = 1 - x\nI == x = 0 \\/ Call(" + operator + ", {x}) # 7",
        "INVARIANT I");
  }
}
