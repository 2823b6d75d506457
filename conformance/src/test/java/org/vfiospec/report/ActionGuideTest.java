package org.vfiospec.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.tlc.Step;

class ActionGuideTest {
  @TempDir Path folder;
  private ActionGuide guide;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("actions.json"),
        """
        {"contexts": {"person": "person {0}"},
         "actions": {
           "Knock": {"context": "person", "does": "knocks: {1?somebody opens:nobody is in}"},
           "Pay": {"context": "person", "does": "pays {1} in {2}, or {3?all:part} of it"}}}
        """);
    guide = ActionGuide.read(folder);
  }

  @Test
  void argumentsAreFilledIn() {
    Step step = new Step("Pay", List.of("p", 5, "cash"));
    assertThat(guide.context(step)).isEqualTo("person p");
    assertThat(guide.does(step)).startsWith("pays 5 in cash");
  }

  @Test
  void aTruthIsOneOfTwoTexts() {
    assertThat(guide.does(new Step("Knock", List.of("p", true))))
        .isEqualTo("knocks: somebody opens");
    assertThat(guide.does(new Step("Knock", List.of("p", false))))
        .isEqualTo("knocks: nobody is in");
  }

  @Test
  void whatIsNoTruthIsLeftForItsAuthorToSee() {
    assertThat(guide.does(new Step("Knock", List.of("p", 1))))
        .endsWith("{1?somebody opens:nobody is in}");
    assertThat(guide.does(new Step("Pay", List.of("p", 5, "cash")))).endsWith("{3?all:part} of it");
  }
}
