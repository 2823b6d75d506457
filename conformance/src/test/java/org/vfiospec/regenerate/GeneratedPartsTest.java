package org.vfiospec.regenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generated parts of the project's pages are what its manifests say. */
class GeneratedPartsTest {
  private static final Path HOME = Path.of("..");

  @Test
  void noneIsStale() {
    List<Page> pages = Page.in(HOME);
    assertThat(pages).extracting(page -> page.file().getFileName()).contains(Path.of("README.md"));
    Tables tables = new Tables(HOME.resolve("spec"));
    for (Page page : pages) {
      assertThat(page.with(tables::markdown))
          .as("%s is stale: run ./vfiospec regenerate", page.file())
          .isEqualTo(page);
    }
  }
}
