package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkTest {
  private final List<Boolean> queuedInside = new ArrayList<>();

  @Test
  void thePendingBitIsClearedBeforeTheFunction() {
    Work[] work = new Work[1];
    work[0] = new Work("w", () -> queuedInside.add(work[0].isQueued()));
    work[0].markQueued();
    work[0].execute();
    assertThat(queuedInside).containsExactly(false);
  }

  @Test
  void aFunctionMayClearItItself() {
    Work[] work = new Work[1];
    work[0] =
        Work.beginningItself(
            "w",
            () -> {
              queuedInside.add(work[0].isQueued());
              work[0].begin();
              queuedInside.add(work[0].isQueued());
            });
    work[0].markQueued();
    work[0].execute();
    assertThat(queuedInside).containsExactly(true, false);
  }
}
