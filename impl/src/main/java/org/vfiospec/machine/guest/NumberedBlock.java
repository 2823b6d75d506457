package org.vfiospec.machine.guest;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * What the guest writes to its disk: a number (8 bytes), bytes that follow from the number, and a
 * CRC32C of all before it (4 bytes).
 */
final class NumberedBlock {
  private NumberedBlock() {}

  /** The block of that number. */
  static byte[] of(long number, int size) {
    ByteBuffer block = ByteBuffer.allocate(size).putLong(number);
    SplittableRandom bytes = new SplittableRandom(number);
    while (block.remaining() >= Long.BYTES + Integer.BYTES) {
      block.putLong(bytes.nextLong());
    }
    int check = size - Integer.BYTES;
    block.putInt(check, crc(block.array(), check));
    return block.array();
  }

  /** Why these bytes are not the block of that number; empty if they are. */
  static Optional<String> defect(byte[] bytes, long number) {
    int check = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(check) != crc(bytes, check)) {
      return Optional.of("a check that does not match, where block " + number + " belongs");
    }
    long found = ByteBuffer.wrap(bytes).getLong();
    return found == number
        ? Optional.empty()
        : Optional.of("block " + found + ", where block " + number + " belongs");
  }

  private static int crc(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }
}
