package org.vfiospec.migration.stream;

import java.util.zip.CRC32C;

/** The fields around a payload, as the package describes them. */
final class PartLayout {
  static final int MAGIC = 0x56464d53;
  static final int VERSION = 1;

  static final int VERSION_OFFSET = 4;
  static final int KIND_OFFSET = 6;
  static final int NUMBER_OFFSET = 8;
  static final int ROLE_OFFSET = 12;
  static final int PREVIOUS_OFFSET = 16;
  static final int LENGTH_OFFSET = 20;
  static final int HEADER_CHECK_OFFSET = 24;
  static final int HEADER_SIZE = 28;
  static final int CHECK_SIZE = 4;

  /** Role: more parts follow. */
  static final int MORE = 0;

  /** Role: no more part of this transfer follows. */
  static final int LAST = 1;

  private PartLayout() {}

  /** The check of the first {@code count} bytes. */
  static int check(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  /** The check of a header with the payload after it. */
  static int check(byte[] header, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, HEADER_SIZE);
    crc.update(payload);
    return (int) crc.getValue();
  }
}
