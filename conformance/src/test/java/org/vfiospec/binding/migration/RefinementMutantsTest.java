package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.binding.migration.RefinementModels.mutant;
import static org.vfiospec.binding.migration.RefinementModels.states;
import static org.vfiospec.binding.migration.RefinementModels.violation;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine, or what is said of it, with one fault each: none implements the migration. */
class RefinementMutantsTest {
  @TempDir Path copy;

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '`',
      textBlock =
          """
          Refinement % RUNNING_P2P  |-> {"RUNNING", "NDMA"}  % RUNNING_P2P  |-> {"RUNNING"}
          Refinement % STOP         |-> {}                   % STOP         |-> {"RESUMING"}
          Refinement % [] ~hw.frozen /\\ hw.quiet -> {"memory"} % [] ~hw.frozen /\\ hw.quiet -> {"memory", "peer"}
          Refinement % Unread == mutex # "free" /\\ from # "none" % Unread == FALSE
          Table      % PRE_COPY_P2P |-> "PRE_COPY_P2P", STOP_COPY |-> "PRE_COPY_P2P", RESUMING |-> "RUNNING" % PRE_COPY_P2P |-> "PRE_COPY_P2P", STOP_COPY |-> "RUNNING", RESUMING |-> "RUNNING"
          Set        % hw' = [hw EXCEPT !.quiet = TRUE]      % UNCHANGED hw
          Set        % hw' = [hw EXCEPT !.frozen = TRUE]     % UNCHANGED hw
          Set        % hw' = [hw EXCEPT !.log = TRUE]        % UNCHANGED hw
          Set        % On(u, EndSaving)\\n  /\\ EndTransfer  % On(u, EndSaving)\\n  /\\ NoTransfer
          Set        % On(u, Loading)\\n  /\\ LoadableData   % On(u, Loading)
          Set        % state' = left\\n                      % state' = user[u].to\\n
          Set        % IF left = "ERROR" THEN EndTransfer ELSE NoTransfer % NoTransfer
          Calls      % state' = "RUNNING"\\n  /\\ EndTransfer % state' = "RUNNING"\\n  /\\ UNCHANGED <<file, space>>
          Calls      % state' = "RUNNING"                  % UNCHANGED state
          Reset      % opened' = FALSE\\n  /\\ EndTransfer % opened' = FALSE\\n  /\\ NoTransfer
          Transfer   % AtEnd    == file.pieces = <<>> /\\ file.final % AtEnd    == file.pieces = <<>>
          """)
  void doesNotImplementIt(String module, String text, String instead) {
    assertThat(
            violation(
                mutant(
                    states(),
                    copy,
                    "MigrationStates" + module,
                    text.replace("\\n", "\n"),
                    instead.replace("\\n", "\n"))))
        .isPresent();
  }
}
