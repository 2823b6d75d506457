package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many threads search, and however they meet: the outcome is that of the reference. */
class ThreadsTest {
  private static final int TIMES = 6;

  private static final String WIDE =
      """
      VARIABLES a, b, c, f
      Init == a = 0 /\\ b = 0 /\\ c = 0 /\\ f = [i \\in 1..3 |-> 0]
      Up == a < 12 /\\ a' = a + 1 /\\ UNCHANGED <<b, c, f>>
      Over == b < 12 /\\ b' = b + 1 /\\ UNCHANGED <<a, c, f>>
      Out == c < 12 /\\ c' = c + 1 /\\ UNCHANGED <<a, b, f>>
      Mark(i) == f[i] = 0 /\\ a > 3 * i /\\ f' = [f EXCEPT ![i] = 1] /\\ UNCHANGED <<a, b, c>>
      Next == Up \\/ Over \\/ Out \\/ \\E i \\in 1..3 : Mark(i)
      Kept == a + b < 14 \\/ f[1] = 1
      Taken == a' + b' # 9 \\/ c' = c
      Some == (a # 5 \\/ b # 6 \\/ c # 7) /\\ (f[1] = 0 \\/ a + b + c # 14)
      More == c = 11 => f[2] = 0
      Wrong == a + b + c # 16 \\/ a # 7 \\/ f.x = 1
      Fails == a + b + c < 15 \\/ b # 7 \\/ c' # f.x
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "INVARIANTS Some More",
    "CONSTRAINT Kept INVARIANTS More Some",
    "ACTION_CONSTRAINT Taken INVARIANT Some CHECK_DEADLOCK TRUE",
    "INVARIANTS Some Wrong",
    "CONSTRAINT Kept ACTION_CONSTRAINT Taken INVARIANTS Wrong",
    "ACTION_CONSTRAINT Fails INVARIANT Some"
  })
  void theOutcomeIsThatOfTheReference(String config) {
    Model model =
        SpecText.write(
            folder,
            "EXTENDS Naturals\n" + WIDE,
            "INIT Init NEXT Next "
                + (config.contains("DEADLOCK") ? "" : "CHECK_DEADLOCK FALSE ")
                + config);
    Outcome expected = Outcome.of(() -> ReferenceExplorer.explore(model, ProgressListener.NONE));
    for (int i = 0; i < TIMES; i++) {
      int threads = 1 + i % 3;
      assertThat(Outcome.of(() -> Threads.explore(model, threads)).equals(expected))
          .as("%s by %s threads", config, threads)
          .isTrue();
    }
  }
}
