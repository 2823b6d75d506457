package org.vfiospec.binding.migration;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.PrecopyInfo;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Fields;
import org.vfiospec.vfio.Errno;

/**
 * User space at the data FD: what it has read of a stream, and what it writes of that. Every count
 * that it gets is compared with what the uapi says of that read or write.
 */
final class DataFdUser {
  private static final String NONE = "none";
  private static final Fields.Form IMAGE = new Fields.Form("read", "at");

  /** A part without its first byte. */
  private static final int PART_REST = ShownHardware.PART - 1;

  /** What a read must not touch has this value before. */
  private static final byte UNTOUCHED = 0x5a;

  private final OneFd fds;
  private final ByteArrayOutputStream image = new ByteArrayOutputStream();
  private int made = ShownHardware.NOTHING;
  private boolean whole;
  private byte[] lastStream = {};

  DataFdUser(OneFd fds) {
    this.fds = fds;
  }

  /**
   * Reads a part.
   *
   * @param unread bytes that are in the file
   */
  void read(int unread) {
    DataFile file = fds.held();
    byte[] part = new byte[ShownHardware.PART + 2];
    Arrays.fill(part, UNTOUCHED);
    int first = file.read(part, 1, 1);
    Divergence.unless(first == 1, "read gives " + first);
    Divergence.unless(part[2] == UNTOUCHED, "a read gives more than was asked for");
    int rest = file.read(part, 2, unread == ShownHardware.PART ? part.length - 2 : PART_REST);
    Divergence.unless(rest == PART_REST, "read gives " + rest);
    Divergence.unless(
        part[0] == UNTOUCHED && part[part.length - 1] == UNTOUCHED, "a read gives more");
    image.writeBytes(Arrays.copyOfRange(part, 1, part.length - 1));
    made = PiecewiseHardware.made(image.toByteArray());
  }

  /** Reads where the stream ends. */
  void readEnd() {
    int count = fds.held().read(new byte[1], 0, 1);
    Divergence.unless(count == 0, "read gives " + count + ", not the end of the stream");
    lastStream = image.toByteArray();
    if (made == ShownHardware.NOTHING) {
      discard();
    } else {
      whole = true;
    }
  }

  /** Writes all but the last byte of what was read. */
  void writePart() {
    byte[] all = image.toByteArray();
    write(whole ? Arrays.copyOf(all, all.length - 1) : new byte[1]);
  }

  /** Writes the last byte of what was read; what makes a transfer too long is not taken. */
  void writeRest() {
    byte[] all = image.toByteArray();
    byte[] tooMany = new byte[StatesSubject.LONGEST_TRANSFER - all.length + 2];
    int refused = fds.held().write(tooMany, 0, tooMany.length);
    Divergence.unless(refused == Errno.ENOMEM.result(), "write of too many gives " + refused);
    write(new byte[] {all[all.length - 1]});
  }

  private void write(byte[] bytes) {
    byte[] buffer = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, buffer, 1, bytes.length);
    int half = bytes.length / 2;
    int first = fds.held().write(buffer, 1, half);
    Divergence.unless(first == half, "write gives " + first);
    int second = fds.held().write(buffer, 1 + half, bytes.length - half);
    Divergence.unless(second == bytes.length - half, "write gives " + second);
  }

  /** What was read is of no use any more. */
  void discard() {
    image.reset();
    made = ShownHardware.NOTHING;
    whole = false;
  }

  /** What was read is of no use any more, unless it was read to the end. */
  void discardPart() {
    if (!whole) {
      discard();
    }
  }

  /** The bytes of the stream that was read to its end last. */
  byte[] lastStream() {
    return lastStream;
  }

  /** What is left to read in pre-copy, by what was read, and by what is in the file. */
  PrecopyInfo left(int unread) {
    int initial = image.size() == 0 ? ShownHardware.PART : 0;
    return new PrecopyInfo(initial, unread - initial);
  }

  /** The variable {@code image}. */
  Fields image() {
    if (image.size() == 0) {
      return IMAGE.of(NONE, ShownHardware.NOTHING);
    }
    return IMAGE.of(whole ? "whole" : "part", made);
  }

  /** How much of what was read that is. */
  String much(byte[] written) {
    if (written.length == 0) {
      return NONE;
    }
    return whole && Arrays.equals(written, image.toByteArray()) ? "whole" : "part";
  }

  /** What the unread parts complete, each by itself, behind what was read. */
  List<Integer> pieces(byte[] unread) {
    List<Integer> pieces = new ArrayList<>();
    boolean first = image.size() == 0;
    for (int at = 0; at < unread.length; at += ShownHardware.PART) {
      int expected = first ? ShownHardware.ALL : ShownHardware.DIFFERENCE;
      ShownHardware.PayloadOf piece = ShownHardware.payload(unread, at);
      pieces.add(piece.made() == expected ? piece.generation() : ShownHardware.NOTHING);
      first = false;
    }
    return pieces;
  }
}
