package org.vfiospec.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeOrNothingTest {
  @TempDir Path folder;

  @Test
  void aFileReplacesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    WholeOrNothing.write(file, place -> Files.writeString(place, "new"));
    assertThat(file).hasContent("new");
    assertThat(entries()).containsExactly(file);
  }

  @Test
  void aFolderReplacesAnEmptyOneOnly() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    WholeOrNothing.write(target, place -> twoFiles(place));
    assertThat(target.resolve("b")).exists();
    assertThatThrownBy(() -> WholeOrNothing.write(target, place -> Files.createDirectory(place)))
        .isInstanceOf(IOException.class);
    assertThat(target.resolve("b")).exists();
    assertThat(entries()).containsExactly(target);
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file.getFileName());
    WholeOrNothing.write(link, place -> Files.writeString(place, "new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThat(entries()).containsExactly(file, link);
  }

  @Test
  void aFailureLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                WholeOrNothing.write(
                    file,
                    place -> {
                      twoFiles(place);
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");
    assertThat(file).hasContent("old");
    assertThat(entries()).containsExactly(file);
  }

  @Test
  void aPipeStaysOne() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    WholeOrNothing.write(pipe, place -> Files.writeString(place, "said"));
    assertThat(reader.get()).isEqualTo("said");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  private static void twoFiles(Path place) throws IOException {
    Files.createDirectory(place);
    Files.writeString(place.resolve("a"), "a");
    Files.writeString(place.resolve("b"), "b");
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    }
  }
}
