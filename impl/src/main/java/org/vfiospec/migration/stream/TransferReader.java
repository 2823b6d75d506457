package org.vfiospec.migration.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vfiospec.migration.InvalidImageException;

/**
 * Takes a transfer apart, in whatever pieces its bytes come, and refuses it at the first byte that
 * shows it is none. Another may follow: its part 0 begins it, and it takes the place of the one
 * before. A refusal says in one line what is wrong and at which byte, counted from 0.
 *
 * <p>What it holds grows with the bytes that came, never with a length that was announced. After a
 * refusal it refuses everything, with the same message. Used by one thread at a time.
 */
public final class TransferReader {
  private enum Stage {
    HEADER,
    PAYLOAD,
    CHECK,
    ENDED
  }

  private final DeviceKind kind;
  private final int longestPayload;

  private Stage stage = Stage.HEADER;
  private int missing = PartLayout.HEADER_SIZE;
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  /** How many bytes were looked at. */
  private long position;

  /** Where the field that is being gathered starts. */
  private long start;

  private int number;
  private int previous;
  private byte[] header;
  private byte[] payload;
  private long payloadStart;
  private String refusal;

  /**
   * A reader at the beginning of a transfer.
   *
   * @param kind of what device it must be
   * @param longestPayload in bytes; a part that announces more is refused
   */
  public TransferReader(DeviceKind kind, int longestPayload) {
    this.kind = Objects.requireNonNull(kind);
    this.longestPayload = longestPayload;
  }

  /**
   * The parts of a transfer that is there as a whole; where several are, end to end, of the last.
   *
   * @throws InvalidImageException if it is none
   */
  public static List<Part> read(DeviceKind kind, int longestPayload, byte[] transfer)
      throws InvalidImageException {
    TransferReader reader = new TransferReader(kind, longestPayload);
    List<Part> parts = reader.feed(transfer, 0, transfer.length);
    reader.end();
    return parts.subList(parts.size() - reader.number, parts.size());
  }

  /**
   * Takes the next bytes.
   *
   * @return the parts that these bytes complete, in order
   * @throws InvalidImageException if no transfer has these bytes at this place
   */
  public List<Part> feed(byte[] bytes, int offset, int count) throws InvalidImageException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    refuseAgain();
    List<Part> parts = new ArrayList<>();
    int from = offset;
    int left = count;
    while (left > 0) {
      if (stage == Stage.ENDED) {
        number = 0;
        previous = 0;
        next(Stage.HEADER, PartLayout.HEADER_SIZE);
      }
      int taken = Math.min(left, missing);
      gathered.write(bytes, from, taken);
      from += taken;
      left -= taken;
      position += taken;
      missing -= taken;
      while (missing == 0 && stage != Stage.ENDED) {
        complete(parts);
      }
    }
    return parts;
  }

  /** Whether the last part was read, and nothing behind it. */
  public boolean isComplete() {
    return stage == Stage.ENDED && refusal == null;
  }

  /**
   * No more bytes will come.
   *
   * @throws InvalidImageException if some are missing
   */
  public void end() throws InvalidImageException {
    refuseAgain();
    if (stage == Stage.ENDED) {
      return;
    }
    if (stage == Stage.HEADER && position == start) {
      throw refuse(position, "ends before part " + number + ", without a last part");
    }
    throw refuse(position, "ends within part " + number + ", " + missing + " bytes too early");
  }

  private void complete(List<Part> parts) throws InvalidImageException {
    byte[] field = gathered.toByteArray();
    gathered = new ByteArrayOutputStream();
    long at = start;
    start = position;
    switch (stage) {
      case HEADER -> {
        int length = acceptHeader(field, at);
        header = field;
        next(Stage.PAYLOAD, length);
      }
      case PAYLOAD -> {
        payload = field;
        payloadStart = at;
        next(Stage.CHECK, PartLayout.CHECK_SIZE);
      }
      case CHECK -> {
        int check = ByteBuffer.wrap(field).getInt();
        if (check != PartLayout.check(header, payload)) {
          throw refuse(at, "part " + number + " is damaged, its check does not match");
        }
        parts.add(new Part(number, payloadStart, payload));
        boolean last = ByteBuffer.wrap(header).getInt(PartLayout.ROLE_OFFSET) == PartLayout.LAST;
        number++;
        previous = check;
        payload = null;
        next(last ? Stage.ENDED : Stage.HEADER, last ? 0 : PartLayout.HEADER_SIZE);
      }
      default -> throw new IllegalStateException("nothing is gathered after the end");
    }
  }

  private void next(Stage following, int size) {
    stage = following;
    missing = size;
  }

  /** Examines a header; the result is the length of the payload. */
  private int acceptHeader(byte[] bytes, long at) throws InvalidImageException {
    ByteBuffer fields = ByteBuffer.wrap(bytes);
    if (fields.getInt(0) != PartLayout.MAGIC) {
      throw refuse(at, String.format("no part starts with %08x", fields.getInt(0)));
    }
    int version = Short.toUnsignedInt(fields.getShort(PartLayout.VERSION_OFFSET));
    if (version != PartLayout.VERSION) {
      throw refuse(
          at + PartLayout.VERSION_OFFSET,
          "version " + version + ", where only " + PartLayout.VERSION + " is known");
    }
    int check = fields.getInt(PartLayout.HEADER_CHECK_OFFSET);
    if (check != PartLayout.check(bytes, PartLayout.HEADER_CHECK_OFFSET)) {
      throw refuse(at + PartLayout.HEADER_CHECK_OFFSET, "damaged header, its check does not match");
    }
    int code = Short.toUnsignedInt(fields.getShort(PartLayout.KIND_OFFSET));
    if (code != kind.code()) {
      throw refuse(
          at + PartLayout.KIND_OFFSET, "state of a device of kind " + code + ", not of " + kind);
    }
    int found = fields.getInt(PartLayout.NUMBER_OFFSET);
    if (found != number) {
      throw refuse(
          at + PartLayout.NUMBER_OFFSET,
          "part " + Integer.toUnsignedString(found) + ", where part " + number + " belongs");
    }
    if (fields.getInt(PartLayout.PREVIOUS_OFFSET) != previous) {
      throw refuse(at + PartLayout.PREVIOUS_OFFSET, "part " + number + " of another transfer");
    }
    int role = fields.getInt(PartLayout.ROLE_OFFSET);
    if (role != PartLayout.MORE && role != PartLayout.LAST) {
      throw refuse(
          at + PartLayout.ROLE_OFFSET, "role " + Integer.toUnsignedString(role) + " is unknown");
    }
    int length = fields.getInt(PartLayout.LENGTH_OFFSET);
    if (length < 0 || length > longestPayload) {
      throw refuse(
          at + PartLayout.LENGTH_OFFSET,
          "payload of "
              + Integer.toUnsignedString(length)
              + " bytes, where this device has at most "
              + longestPayload);
    }
    return length;
  }

  private void refuseAgain() throws InvalidImageException {
    if (refusal != null) {
      throw new InvalidImageException(refusal);
    }
  }

  private InvalidImageException refuse(long at, String problem) {
    refusal = "byte " + at + ": " + problem;
    gathered = new ByteArrayOutputStream();
    payload = null;
    return new InvalidImageException(refusal);
  }
}
