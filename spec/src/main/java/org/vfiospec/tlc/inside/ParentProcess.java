package org.vfiospec.tlc.inside;

import java.io.IOException;
import java.io.OutputStream;

/** The process that started this one. */
final class ParentProcess {
  private ParentProcess() {}

  /**
   * Ends this process when its parent ends: the parent never writes to our standard input, so the
   * end of that is the parent's.
   */
  static void endWithIt() {
    Thread watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The pipe broke: that is its end as well.
              }
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }
}
