package org.vfiospec.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers its first failure, which a {@link java.io.PrintStream} would
 * forget. Used by one thread at a time.
 */
final class StandardOutput extends OutputStream {
  /** What the operating system says when the reader of a pipe has gone. */
  private static final String READER_HAS_GONE = "Broken pipe";

  private final OutputStream target;
  private IOException failure;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      target.write(bytes, from, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      target.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    failure = failure == null ? e : failure;
    return e;
  }

  /**
   * Why something that was written did not arrive; empty if all did, or if the reader has seen
   * enough and gone.
   */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(e -> !READER_HAS_GONE.equals(e.getMessage()));
  }
}
