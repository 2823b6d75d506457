package org.vfiospec.machine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

/** The ways in which a transfer, given as its parts, arrives wrong. */
enum Corruption {
  FLIPPED_BITS {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] bytes = join(parts);
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return bytes;
    }
  },
  TRUNCATED {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] bytes = join(parts);
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
  },
  /** Noise, or the tail of another transfer; all of that would be the transfer that counts. */
  TRAILING {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] more = new byte[1 + random.nextInt(100)];
      random.nextBytes(more);
      return concat(join(parts), random.nextBoolean() ? more : tail(join(other), random));
    }
  },
  DOUBLED_SLICE {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] bytes = join(parts);
      int from = random.nextInt(bytes.length);
      int to = from + 1 + random.nextInt(bytes.length - from);
      return concat(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
    }
  },
  LOST_SLICE {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] bytes = join(parts);
      int from = random.nextInt(bytes.length);
      int to = from + 1 + random.nextInt(bytes.length - from);
      return concat(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }
  },
  SPLICED {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] bytes = join(parts);
      byte[] tail = join(other);
      int from = random.nextInt(tail.length);
      return concat(
          Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)),
          Arrays.copyOfRange(tail, from, tail.length));
    }
  },
  MIXED_PARTS {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      List<byte[]> mixed = new ArrayList<>(parts);
      switch (random.nextInt(4)) {
        case 0 -> Collections.shuffle(mixed, random);
        case 1 -> mixed.remove(random.nextInt(mixed.size()));
        case 2 -> mixed.add(random.nextInt(mixed.size()), mixed.get(random.nextInt(mixed.size())));
        default -> mixed.set(random.nextInt(mixed.size()), other.get(random.nextInt(other.size())));
      }
      return join(mixed);
    }
  },
  OVERWRITTEN_FIELD {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] bytes = join(parts);
      ByteBuffer.wrap(bytes).putInt(random.nextInt(bytes.length - 3), oddNumber(random));
      return bytes;
    }
  },
  OVERWRITTEN_LENGTH {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      List<byte[]> changed = copy(parts);
      byte[] part = changed.get(random.nextInt(changed.size()));
      ByteBuffer.wrap(part).putInt(LENGTH, oddNumber(random));
      return join(changed);
    }
  },
  /** The length is wrong, but its check is right. */
  FORGED_LENGTH {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      List<byte[]> changed = copy(parts);
      ByteBuffer part = ByteBuffer.wrap(changed.get(random.nextInt(changed.size())));
      part.putInt(LENGTH, oddNumber(random));
      part.putInt(HEADER_CHECK, crc(part.array(), HEADER_CHECK));
      return join(changed);
    }
  },
  NOISE {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return random.nextBoolean() ? noise : concat(parts.get(0), noise);
    }
  },
  /** Payloads are wrong, but all checks are right: only the device can tell. */
  FORGED {
    @Override
    byte[] apply(List<byte[]> parts, List<byte[]> other, Random random) {
      List<byte[]> changed = copy(parts);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        int which = random.nextInt(changed.size());
        byte[] payload =
            Arrays.copyOfRange(
                changed.get(which), HEADER, changed.get(which).length - Integer.BYTES);
        byte[] donor = other.get(random.nextInt(other.size()));
        byte[] foreign = Arrays.copyOfRange(donor, HEADER, donor.length - Integer.BYTES);
        changed.set(which, framed(changed.get(which), damaged(payload, foreign, random)));
      }
      return join(chained(changed));
    }
  };

  private static final int PREVIOUS = 16;
  private static final int LENGTH = 20;
  private static final int HEADER_CHECK = 24;
  private static final int HEADER = 28;

  /**
   * A wrong transfer.
   *
   * @param other another transfer to a device of the same kind
   */
  abstract byte[] apply(List<byte[]> parts, List<byte[]> other, Random random);

  static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return join(List.of(first, second));
  }

  private static byte[] tail(byte[] bytes, Random random) {
    return Arrays.copyOfRange(bytes, 1 + random.nextInt(bytes.length - 1), bytes.length);
  }

  private static List<byte[]> copy(List<byte[]> parts) {
    List<byte[]> copy = new ArrayList<>();
    parts.forEach(part -> copy.add(part.clone()));
    return copy;
  }

  private static int oddNumber(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> Integer.MAX_VALUE - random.nextInt(64);
      case 3 -> Integer.MIN_VALUE;
      case 4 -> random.nextInt(300);
      default -> random.nextInt();
    };
  }

  private static byte[] damaged(byte[] payload, byte[] foreign, Random random) {
    if (payload.length == 0) {
      return foreign;
    }
    byte[] changed = payload.clone();
    int at = random.nextInt(payload.length);
    switch (random.nextInt(6)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(payload, at);
      }
      case 3 -> {
        return concat(
            Arrays.copyOf(payload, at), Arrays.copyOfRange(payload, at / 2, payload.length));
      }
      case 4 -> {
        return foreign;
      }
      default -> {
        if (at + Integer.BYTES <= changed.length) {
          ByteBuffer.wrap(changed).putInt(at, oddNumber(random));
        }
      }
    }
    return changed;
  }

  /** The part with another payload; its checks are still wrong. */
  private static byte[] framed(byte[] part, byte[] payload) {
    byte[] header = Arrays.copyOf(part, HEADER);
    ByteBuffer.wrap(header).putInt(LENGTH, payload.length);
    return join(List.of(header, payload, new byte[Integer.BYTES]));
  }

  /** The parts with the checks that a writer would have made. */
  private static List<byte[]> chained(List<byte[]> parts) {
    int previous = 0;
    for (byte[] part : parts) {
      ByteBuffer fields = ByteBuffer.wrap(part);
      fields.putInt(PREVIOUS, previous);
      fields.putInt(HEADER_CHECK, crc(part, HEADER_CHECK));
      previous = crc(part, part.length - Integer.BYTES);
      fields.putInt(part.length - Integer.BYTES, previous);
    }
    return parts;
  }

  private static int crc(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }
}
