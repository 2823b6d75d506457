package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.channel.Orb;
import org.vfiospec.vfio.Errno;

/** Writers and readers on real threads, with the real locks. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConcurrentWritesTest {
  private static final int ROUNDS = 300;

  @Test
  void ofSeveralStartsOneIsAccepted() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        TestBench bench = new TestBench(Revisions.RECOMMENDED);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          calls.add(() -> startUntilAnswered(bench));
        }
        calls.add(() -> bench.device.pread(0, new byte[124], 0, 124));
        List<Integer> results = new ArrayList<>();
        for (Future<Integer> result : threads.invokeAll(calls)) {
          results.add(result.get());
        }
        assertThat(results.subList(0, 3))
            .containsExactlyInAnyOrder(124, Errno.EBUSY.result(), Errno.EBUSY.result());
        assertThat(results.get(3)).isEqualTo(124);
        assertThat(bench.view.state()).isEqualTo(DriverState.CP_PENDING);
        assertThat(bench.view.mutexOwner()).isNull();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int startUntilAnswered(TestBench bench) {
    byte[] request = TestBench.request(Orb.format1(TestBench.PROGRAM));
    int result = bench.device.pwrite(0, request, 0, request.length);
    while (result == Errno.EAGAIN.result()) {
      result = bench.device.pwrite(0, request, 0, request.length);
    }
    return result;
  }
}
