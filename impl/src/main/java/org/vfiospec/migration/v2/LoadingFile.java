package org.vfiospec.migration.v2;

import java.io.ByteArrayOutputStream;
import org.vfiospec.vfio.Errno;

/** The file of a transfer that is loaded: what user space wrote, until the device takes it over. */
public final class LoadingFile extends DataFile {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private final int longest;

  /**
   * An empty file.
   *
   * @param longest so many bytes are taken
   */
  LoadingFile(int longest) {
    this.longest = longest;
  }

  /** A copy of what user space wrote. */
  synchronized byte[] written() {
    return written.toByteArray();
  }

  @Override
  int put(byte[] buffer, int offset, int count) {
    if (count > longest - written.size()) {
      return Errno.ENOMEM.result();
    }
    written.write(buffer, offset, count);
    return count;
  }

  @Override
  void discard() {
    written.reset();
  }
}
