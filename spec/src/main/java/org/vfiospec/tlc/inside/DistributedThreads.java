package org.vfiospec.tlc.inside;

import tlc2.tool.distributed.TLCWorker;

/**
 * The main class of a process that is TLC's worker of one distributed search. It stays when that is
 * over, until its parent ends it: TLC's server takes a worker that ends while it answers for a
 * failure of its own.
 */
public final class DistributedThreads {
  private DistributedThreads() {}

  /** Argument: the server's host. */
  public static void main(String[] arguments) throws InterruptedException {
    ParentProcess.endWithIt();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          System.out.println("Error: " + failure);
          System.exit(1);
        });
    TLCWorker.main(arguments);
    Thread.currentThread().join();
  }
}
