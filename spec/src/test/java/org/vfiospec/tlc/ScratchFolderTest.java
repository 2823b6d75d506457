package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the runs of other test classes have folders of the same process")
class ScratchFolderTest {
  @Test
  void nameTellsTheProcess() throws IOException {
    try (ScratchFolder folder = ScratchFolder.create()) {
      assertThat(ofThisProcess()).containsExactly(folder.path());
    }
  }

  @Test
  void runsLeaveNothingBehind() throws IOException {
    Explorer.check(SpecText.lock("first"), ProgressListener.NONE);
    Liveness.check(
        SpecText.lock("second"), List.of(new Property("InIsLeft", Property.Kind.TEMPORAL)));
    assertThat(ofThisProcess()).isEmpty();
    assertThat(SpecText.PROTOCOLS.resolve("lock").resolve("states")).doesNotExist();
  }

  private static List<Path> ofThisProcess() throws IOException {
    String prefix = "vfiospec-tlc-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(each -> each.getFileName().toString().startsWith(prefix)).toList();
    }
  }
}
