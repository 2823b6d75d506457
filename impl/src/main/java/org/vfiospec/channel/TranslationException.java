package org.vfiospec.channel;

import java.util.Objects;
import org.vfiospec.vfio.Errno;

/**
 * A channel program that cannot be taken over from guest memory; the errno is what the write is
 * answered with.
 */
public final class TranslationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  TranslationException(Errno errno, String message) {
    super(message);
    this.errno = Objects.requireNonNull(errno);
  }

  /** Why the program was refused. */
  public Errno errno() {
    return errno;
  }
}
