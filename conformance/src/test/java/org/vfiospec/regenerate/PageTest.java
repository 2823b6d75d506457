package org.vfiospec.regenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vfiospec.tlc.SpecException;

class PageTest {
  private static final Path FILE = Path.of("PAGE.md");

  @Test
  void onlyWhatIsBetweenTheCommentsIsMadeAnew() {
    Page page =
        new Page(
            FILE,
            """
            before
            <!-- generated: a b -->
            old
            older
            <!-- end -->
            between
            <!-- generated: c -->
            <!-- end -->
            behind
            """);
    assertThat(page.parts()).containsEntry("a b", "old\nolder\n").containsEntry("c", "");
    assertThat(page.with(name -> name + " costs $1\\\n").text())
        .isEqualTo(
            """
            before
            <!-- generated: a b -->
            a b costs $1\\
            <!-- end -->
            between
            <!-- generated: c -->
            c costs $1\\
            <!-- end -->
            behind
            """);
  }

  @Test
  void aPartWithoutAnEndIsNamed() {
    Page page =
        new Page(FILE, "<!-- generated: a -->\nold\n<!-- generated: b -->\nold\n<!-- end -->\n");
    assertThatThrownBy(() -> page.with(name -> "new\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("PAGE.md: a generated part has no <!-- end -->");
  }
}
