package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that is stopped after each of its rounds ends where one ends that is not. */
class CheckpointsTest {
  @TempDir Path folder;

  @Test
  void aSearchThatIsStoppedAgainAndAgainFindsTheSame() {
    for (String revision : new String[] {"first", "second", "recommended"}) {
      Model model = SpecText.lock(revision);
      Checked whole = Checker.check(model, ProgressListener.NONE);
      Path file = folder.resolve(revision);
      int stops = 0;
      Checked resumed = null;
      while (resumed == null) {
        Checkpoints checkpoints = Checkpoints.in(file);
        checkpoints.stop();
        try {
          resumed = Checker.check(model, ProgressListener.NONE, checkpoints);
        } catch (StoppedException e) {
          stops++;
          assertThat(file).exists();
        }
      }
      assertThat(stops).isGreaterThan(2);
      assertThat(resumed.temporal()).isEqualTo(whole.temporal());
      assertThat(resumed.verdicts().violations()).isEqualTo(whole.verdicts().violations());
      assertThat(resumed.verdicts().distinct()).isEqualTo(whole.verdicts().distinct());
      assertThat(resumed.verdicts().generated()).isEqualTo(whole.verdicts().generated());
      assertThat(resumed.verdicts().depth()).isEqualTo(whole.verdicts().depth());
    }
  }

  @Test
  void whatIsSavedOfAnotherModelIsRefused() {
    Path file = folder.resolve("saved");
    stopped(SpecText.lock("first"), file);
    assertThatThrownBy(() -> stopped(SpecText.lock("second"), file))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("another specification or configuration");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    Path file = folder.resolve("saved");
    stopped(SpecText.lock("first"), file);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, whole.length / 2, whole.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> stopped(SpecText.lock("first"), file))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("delete it to begin anew");
    }
  }

  @Test
  void nothingHalfWrittenIsLeft() throws IOException {
    Path file = folder.resolve("nowhere").resolve("saved");
    Files.writeString(folder.resolve("nowhere"), "no folder");
    assertThatThrownBy(() -> stopped(SpecText.lock("first"), file))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("cannot be saved");
    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString())).containsExactly("nowhere");
    }
  }

  private static void stopped(Model model, Path file) {
    Checkpoints checkpoints = Checkpoints.in(file);
    checkpoints.stop();
    try {
      Checker.check(model, ProgressListener.NONE, checkpoints);
    } catch (StoppedException e) {
      assertThat(file).exists();
    }
  }
}
