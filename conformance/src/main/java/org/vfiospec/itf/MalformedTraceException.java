package org.vfiospec.itf;

import java.io.IOException;

/** A file is JSON so far, but no trace. */
final class MalformedTraceException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedTraceException(String why) {
    super(why);
  }
}
