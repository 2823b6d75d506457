package org.vfiospec.migration.v2;

import java.io.ByteArrayOutputStream;

/** The file of a transfer that is loaded: what user space wrote, until the device takes it over. */
public final class LoadingFile extends DataFile {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  LoadingFile() {}

  /** A copy of what user space wrote. */
  synchronized byte[] written() {
    return written.toByteArray();
  }

  @Override
  int put(byte[] buffer, int offset, int count) {
    written.write(buffer, offset, count);
    return count;
  }

  @Override
  void discard() {
    written.reset();
  }
}
