package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of TLC leaves in its class loader is nothing to the next one. */
class SharedLoadersTest {
  @TempDir Path folder;

  private List<Model> models() throws IOException {
    List<Model> models = new ArrayList<>();
    for (String each : List.of("one", "two")) {
      Model written =
          Compared.model(
              Files.createDirectories(folder.resolve(each)),
              """
              CONSTANTS Most, Op(_)
              VARIABLES %s
              One(v) == v + 1
              Two(v) == v + 2
              Down(i) == x' = x - i /\\ y' = Op(i) %% 5
              Init == x = Most /\\ y = 0
              Next == \\/ \\E i \\in 1..Most : i <= x /\\ Down(i)
                      \\/ x = 0 /\\ x' = Most /\\ UNCHANGED y
              I == x # 2 \\/ y # 3
              C == y # 4
              """
                  .formatted(each.equals("one") ? "x, y" : "y, x"),
              "CONSTANTS Most = 3 Op <- One\n");
      models.add(written);
      for (String changed :
          List.of(
              written.configText().replace("= 3", "= 5"),
              written.configText().replace("One", "Two"),
              written.configText() + "INVARIANT I\n",
              written.configText() + "CONSTRAINT C\nINVARIANT I\n",
              written.configText().replace("= 3", "= 4").replace("One", "Two"))) {
        models.add(new Model(written.directory(), "M", "M.cfg", changed));
      }
    }
    return models;
  }

  @Test
  void oneAfterTheOtherAndAtOnce() throws Exception {
    List<Model> models = models();
    List<Outcome> expected =
        models.stream()
            .map(m -> Outcome.of(ReferenceExplorer.explore(m, ProgressListener.NONE)))
            .toList();
    for (int i = 0; i < models.size(); i++) {
      int at = i * 5 % models.size();
      assertThat(Outcome.of(Explorer.explore(models.get(at), ProgressListener.NONE)))
          .isEqualTo(expected.get(at));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Outcome>> found = new ArrayList<>();
      for (int i = 0; i < 2 * models.size(); i++) {
        Model model = models.get(i * 5 % models.size());
        found.add(threads.submit(() -> Outcome.of(Explorer.explore(model, ProgressListener.NONE))));
      }
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).get()).isEqualTo(expected.get(i * 5 % models.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
