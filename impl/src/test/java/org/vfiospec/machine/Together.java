package org.vfiospec.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that run freely beside each other, each of which does a number of operations. */
final class Together {
  /** What a thread does again and again. */
  interface Operation {
    void perform(Random random) throws Exception;
  }

  private Together() {}

  /**
   * Returns when every thread has done its operations.
   *
   * @param times how often each of the operations is performed, by a thread of its own
   * @throws java.util.concurrent.ExecutionException if one of them threw
   */
  static void run(int times, List<Operation> operations) throws Exception {
    CyclicBarrier begin = new CyclicBarrier(operations.size());
    ExecutorService threads = Executors.newFixedThreadPool(operations.size());
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (Operation operation : operations) {
        Random random = new Random(ends.size());
        ends.add(
            threads.submit(
                () -> {
                  begin.await();
                  for (int i = 0; i < times; i++) {
                    operation.perform(random);
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
