package org.vfiospec.report;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs jobs in as many threads as there are processors. */
public final class Jobs {
  private Jobs() {}

  /**
   * Begins them in their order, and returns when all are done. The first failure is thrown; what is
   * still running then is left to end by itself.
   */
  public static void run(List<? extends Callable<Void>> jobs) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            work -> {
              Thread thread = new Thread(work, "job");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletionService<Void> completion = new ExecutorCompletionService<>(threads);
      jobs.forEach(completion::submit);
      for (int i = 0; i < jobs.size(); i++) {
        completion.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while models were checked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
