package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.stream.Part;
import org.vfiospec.migration.stream.PayloadReader;
import org.vfiospec.migration.stream.PayloadWriter;
import org.vfiospec.migration.stream.TransferReader;
import org.vfiospec.migration.stream.TransferWriter;

/**
 * The bytes of a transfer against their description, which is written down here a second time: each
 * fault of each field of each part, each cut and each truncation, and the byte that is named.
 */
@Tag("mutants")
class TransferBytesTest {
  private static final DeviceKind KIND = new DeviceKind(0xa1b2, "bench");
  private static final int LONGEST = 9;
  private static final int VERSION = 4;
  private static final int CODE = 6;
  private static final int NUMBER = 8;
  private static final int ROLE = 12;
  private static final int PREVIOUS = 16;
  private static final int LENGTH = 20;
  private static final int HEADER_CHECK = 24;
  private static final int PAYLOAD = 28;

  /** Lengths of the payloads of three parts: the longest, none, and one between. */
  private static final int[] LENGTHS = {LONGEST, 0, 5};

  private static byte[] payload(int part) {
    byte[] payload = new byte[LENGTHS[part]];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (0x80 + 16 * part + i);
    }
    return payload;
  }

  private static int crc(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  /** A part as it is described, with whatever its header says. */
  private static byte[] part(
      int magic, int version, int kind, int number, int role, int previous, byte[] payload) {
    ByteBuffer part = ByteBuffer.allocate(PAYLOAD + payload.length + Integer.BYTES);
    part.putInt(magic).putShort((short) version).putShort((short) kind).putInt(number);
    part.putInt(role).putInt(previous).putInt(payload.length);
    part.putInt(crc(part.array(), HEADER_CHECK)).put(payload);
    return part.putInt(crc(part.array(), PAYLOAD + payload.length)).array();
  }

  private static int endCheck(byte[] part) {
    return ByteBuffer.wrap(part).getInt(part.length - Integer.BYTES);
  }

  /** The three parts, the last one last. */
  private static List<byte[]> parts() {
    List<byte[]> parts = new ArrayList<>();
    int previous = 0;
    for (int i = 0; i < LENGTHS.length; i++) {
      int role = i == LENGTHS.length - 1 ? 1 : 0;
      parts.add(part(0x56464d53, 1, KIND.code(), i, role, previous, payload(i)));
      previous = endCheck(parts.get(i));
    }
    return parts;
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static int start(int part) {
    return parts().subList(0, part).stream().mapToInt(each -> each.length).sum();
  }

  @Test
  void theWriterMakesTheseBytes() {
    TransferWriter writer = new TransferWriter(KIND);
    for (int i = 0; i < LENGTHS.length; i++) {
      boolean last = i == LENGTHS.length - 1;
      byte[] made = last ? writer.last(payload(i)) : writer.part(payload(i));
      assertThat(made).isEqualTo(parts().get(i));
    }
    assertThat(writer.last(payload(2))).as("asked again").isEqualTo(parts().get(2));
  }

  @Test
  void theReaderTakesThemInAnyPieces() throws InvalidImageException {
    byte[] all = joined(parts());
    for (int cut = 0; cut <= all.length; cut++) {
      TransferReader reader = new TransferReader(KIND, LONGEST);
      List<Part> found = new ArrayList<>(reader.feed(all, 0, cut));
      assertThat(reader.isComplete()).isEqualTo(cut == all.length);
      found.addAll(reader.feed(all, cut, all.length - cut));
      reader.end();
      requireParts(found);
      assertThat(reader.isComplete()).isTrue();
    }
    TransferReader byteByByte = new TransferReader(KIND, LONGEST);
    List<Part> found = new ArrayList<>();
    for (int at = 0; at < all.length; at++) {
      found.addAll(byteByByte.feed(all, at, 1));
    }
    requireParts(found);
    requireParts(TransferReader.read(KIND, LONGEST, all));
  }

  private static void requireParts(List<Part> found) {
    requireParts(found, 0);
  }

  /** All parts, of a transfer that begins at that byte. */
  private static void requireParts(List<Part> found, int from) {
    assertThat(found).hasSize(LENGTHS.length);
    for (int i = 0; i < LENGTHS.length; i++) {
      assertThat(found.get(i).number()).isEqualTo(i);
      assertThat(found.get(i).position()).isEqualTo((long) from + start(i) + PAYLOAD);
      assertThat(found.get(i).payload()).isEqualTo(payload(i));
    }
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] all = joined(parts());
    for (int end = 0; end < all.length; end++) {
      int part = 0;
      while (end >= start(part + 1)) {
        part++;
      }
      int within = end - start(part);
      int field =
          within < PAYLOAD
              ? PAYLOAD
              : within < PAYLOAD + LENGTHS[part]
                  ? PAYLOAD + LENGTHS[part]
                  : PAYLOAD + LENGTHS[part] + Integer.BYTES;
      refused(
          Arrays.copyOf(all, end),
          within == 0
              ? "byte " + end + ": ends before part " + part + ", without a last part"
              : "byte %d: ends within part %d, %d bytes too early"
                  .formatted(end, part, field - within));
    }
    for (int more = 1; more < PAYLOAD; more++) {
      refused(
          Arrays.copyOf(all, all.length + more),
          "byte %d: ends within part 0, %d bytes too early"
              .formatted(all.length + more, PAYLOAD - more));
    }
  }

  @Test
  void everyDamagedByteIsRefused() {
    for (int part = 0; part < LENGTHS.length; part++) {
      int start = start(part);
      for (int at = 0; at < parts().get(part).length; at++) {
        byte[] all = joined(parts());
        all[start + at] ^= 1;
        if (at < VERSION) {
          int magic = ByteBuffer.wrap(all).getInt(start);
          refused(all, "byte %d: no part starts with %08x".formatted(start, magic));
        } else if (at < CODE) {
          int version = at == VERSION ? 0x101 : 0;
          refused(
              all,
              "byte %d: version %d, where only 1 is known".formatted(start + VERSION, version));
        } else if (at < PAYLOAD) {
          refused(
              all,
              "byte %d: damaged header, its check does not match".formatted(start + HEADER_CHECK));
        } else {
          refused(
              all,
              "byte %d: part %d is damaged, its check does not match"
                  .formatted(start + PAYLOAD + LENGTHS[part], part));
        }
      }
    }
  }

  @Test
  void everyWrongFieldIsRefusedThoughItsChecksAreRight() {
    for (int part = 0; part < LENGTHS.length; part++) {
      int previous = part == 0 ? 0 : endCheck(parts().get(part - 1));
      int code = KIND.code();
      wrong(part, CODE, 7, part, 0, previous, "state of a device of kind 7, not of bench (41394)");
      wrong(
          part,
          NUMBER,
          code,
          part + 1,
          0,
          previous,
          "part " + (part + 1) + ", where part " + part + " belongs");
      wrong(
          part, NUMBER, code, -1, 0, previous, "part 4294967295, where part " + part + " belongs");
      wrong(part, PREVIOUS, code, part, 0, ~previous, "part " + part + " of another transfer");
      wrong(part, ROLE, code, part, 2, previous, "role 2 is unknown");
      wrong(part, ROLE, code, part, -1, previous, "role 4294967295 is unknown");
      for (int length : new int[] {LONGEST + 1, -1, Integer.MIN_VALUE}) {
        byte[] bytes = parts().get(part);
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        fields.putInt(LENGTH, length);
        fields.putInt(HEADER_CHECK, crc(bytes, HEADER_CHECK));
        refused(
            with(part, bytes),
            "byte %d: payload of %s bytes, where this device has at most %d"
                .formatted(start(part) + LENGTH, Integer.toUnsignedString(length), LONGEST));
      }
    }
  }

  private static void wrong(
      int part, int field, int kind, int number, int role, int previous, String problem) {
    byte[] bytes = part(0x56464d53, 1, kind, number, role, previous, payload(part));
    refused(with(part, bytes), "byte " + (start(part) + field) + ": " + problem);
  }

  private static byte[] with(int part, byte[] bytes) {
    List<byte[]> parts = new ArrayList<>(parts());
    parts.set(part, bytes);
    return joined(parts);
  }

  /** Whole or byte by byte, the refusal is the same, and nothing is taken after it. */
  private static void refused(byte[] transfer, String message) {
    assertThatThrownBy(() -> TransferReader.read(KIND, LONGEST, transfer))
        .isInstanceOf(InvalidImageException.class)
        .hasMessage(message);
    TransferReader reader = new TransferReader(KIND, LONGEST);
    assertThatThrownBy(
            () -> {
              for (int at = 0; at < transfer.length; at++) {
                reader.feed(transfer, at, 1);
              }
              reader.end();
            })
        .hasMessage(message);
    assertThatThrownBy(() -> reader.feed(transfer, 0, 0)).hasMessage(message);
    assertThatThrownBy(reader::end).hasMessage(message);
    assertThat(reader.isComplete()).isFalse();
  }

  @Test
  void whatIsNoTransferAfterTheEndIsRefusedToo() throws InvalidImageException {
    byte[] all = joined(parts());
    byte[] second = joined(parts().subList(1, parts().size()));
    TransferReader reader = new TransferReader(KIND, LONGEST);
    reader.feed(all, 0, all.length);
    String message = "byte " + (all.length + NUMBER) + ": part 1, where part 0 belongs";
    assertThatThrownBy(() -> reader.feed(second, 0, second.length)).hasMessage(message);
    assertThatThrownBy(reader::end).hasMessage(message);
    assertThat(reader.isComplete()).isFalse();
  }

  @Test
  void ofSeveralTransfersTheLastCounts() throws InvalidImageException {
    byte[] all = joined(parts());
    byte[] other = new TransferWriter(KIND).last(new byte[] {1});
    List<Part> found = TransferReader.read(KIND, LONGEST, joined(List.of(all, other)));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).payload()).containsExactly(1);
    assertThat(found.get(0).position()).isEqualTo((long) all.length + PAYLOAD);
    assertThat(TransferReader.read(KIND, LONGEST, joined(List.of(other, all))))
        .hasSize(LENGTHS.length);

    TransferReader reader = new TransferReader(KIND, LONGEST);
    reader.feed(all, 0, all.length);
    assertThat(reader.feed(all, 0, 1)).isEmpty();
    assertThat(reader.isComplete()).isFalse();
    requireParts(reader.feed(all, 1, all.length - 1), all.length);
    assertThat(reader.isComplete()).isTrue();
  }

  @Test
  void aPayloadIsReadAsItWasWritten() throws InvalidImageException {
    byte[] bytes =
        new PayloadWriter()
            .u8(0x1fe)
            .u32(0x80000001)
            .u64(0x8000000000000002L)
            .bytes(new byte[] {5, 6})
            .toBytes();
    assertThat(bytes).isEqualTo(new byte[] {-2, -128, 0, 0, 1, -128, 0, 0, 0, 0, 0, 0, 2, 5, 6});

    PayloadReader reader = new PayloadReader(new Part(3, 100, bytes));
    assertThat(reader.position()).isEqualTo(100);
    assertThat(reader.u8()).isEqualTo(0xfe);
    assertThat(reader.u32()).isEqualTo(0x80000001);
    assertThat(reader.position()).isEqualTo(105);
    assertThat(reader.u64()).isEqualTo(0x8000000000000002L);
    assertThat(reader.atEnd()).isFalse();
    String early = "byte 115: the payload of part 3 ends too early";
    assertThatThrownBy(reader::u32).hasMessage(early);
    assertThatThrownBy(reader::u64).hasMessage(early);
    assertThatThrownBy(() -> reader.bytes(3)).hasMessage(early);
    assertThatThrownBy(() -> reader.bytes(-1)).hasMessage(early);
    assertThat(reader.bytes(0)).isEmpty();
    assertThat(reader.bytes(1)).containsExactly(5);
    assertThat(reader.position()).isEqualTo(114);
    assertThat(reader.bytes(1)).containsExactly(6);
    assertThat(reader.atEnd()).isTrue();
    assertThatThrownBy(reader::u8).hasMessage(early);
    assertThat(PayloadReader.invalid(7, "why")).hasMessage("byte 7: why");
  }

  @Test
  void aKindTakes16Bits() {
    assertThat(new DeviceKind(0, "none")).hasToString("none (0)");
    assertThat(new DeviceKind(0xffff, "all")).hasToString("all (65535)");
    for (int code : new int[] {-1, 0x10000}) {
      assertThatThrownBy(() -> new DeviceKind(code, "x"))
          .hasMessage("a device kind takes 16 bits, not " + code);
    }
  }
}
