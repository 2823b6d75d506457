package org.vfiospec.migration.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.InvalidImageException;

class TransferTest {
  private static final DeviceKind KIND = new DeviceKind(7, "thing");
  private static final int LONGEST = 100;
  private static final int FRAME = 32;

  private final TransferWriter writer = new TransferWriter(KIND);

  @Test
  void theBytesAreTheDocumentedOnes() {
    writer.part(new byte[0]);
    byte[] last = writer.last(new byte[] {1, 2, 3});
    assertThat(HexFormat.of().formatHex(last, 0, 16)).isEqualTo("56464d53000100070000000100000001");
    ByteBuffer fields = ByteBuffer.wrap(last);
    byte[] first = new TransferWriter(KIND).part(new byte[0]);
    assertThat(fields.getInt(16)).isEqualTo(ByteBuffer.wrap(first).getInt(first.length - 4));
    assertThat(fields.getInt(20)).isEqualTo(3);
    assertThat(fields.getInt(24)).isEqualTo(crc(last, 24));
    assertThat(HexFormat.of().formatHex(last, 28, 31)).isEqualTo("010203");
    assertThat(fields.getInt(31)).isEqualTo(crc(last, 31));
    assertThat(last).hasSize(35);
  }

  @Test
  void whatWasWrittenIsReadInOneOrInAnyPieces() throws Exception {
    byte[] transfer = transfer();
    List<Part> whole = TransferReader.read(KIND, LONGEST, transfer);
    for (int piece = 1; piece <= transfer.length; piece++) {
      TransferReader reader = new TransferReader(KIND, LONGEST);
      List<Part> parts = new ArrayList<>();
      for (int at = 0; at < transfer.length; at += piece) {
        assertThat(reader.isComplete()).isFalse();
        parts.addAll(reader.feed(transfer, at, Math.min(piece, transfer.length - at)));
      }
      assertThat(reader.isComplete()).isTrue();
      reader.end();
      assertThat(parts).usingRecursiveComparison().isEqualTo(whole);
    }
    assertThat(whole).extracting(Part::number).containsExactly(0, 1, 2);
    assertThat(whole).extracting(Part::position).containsExactly(28L, 65L, 97L);
    assertThat(whole.get(0).payload()).containsExactly(1, 2, 3, 4, 5);
    assertThat(whole.get(1).payload()).isEmpty();
    assertThat(whole.get(2).payload()).containsExactly(9);
  }

  @Test
  void aPartIsThereAsSoonAsItsBytesAre() throws Exception {
    byte[] transfer = transfer();
    TransferReader reader = new TransferReader(KIND, LONGEST);
    assertThat(reader.feed(transfer, 0, FRAME + 4)).isEmpty();
    assertThat(reader.feed(transfer, FRAME + 4, 1)).hasSize(1);
  }

  @Test
  void theEndCanBeWrittenInSeveralWays() throws Exception {
    byte[] first = writer.part(new byte[] {1});
    byte[] oneEnd = writer.last(new byte[] {2});
    assertThat(writer.last(new byte[] {2})).isEqualTo(oneEnd);
    byte[] otherEnd = join(writer.part(new byte[] {3}), writer.last(new byte[] {4}));
    assertThat(TransferReader.read(KIND, LONGEST, join(first, oneEnd))).hasSize(2);
    assertThat(TransferReader.read(KIND, LONGEST, join(first, otherEnd))).hasSize(3);
  }

  @Test
  void everyFlippedBitIsRefused() {
    byte[] transfer = transfer();
    for (int bit = 0; bit < transfer.length * 8; bit++) {
      byte[] flipped = transfer.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(flipped);
    }
  }

  @Test
  void everyTruncationIsRefusedAtItsEnd() {
    byte[] transfer = transfer();
    for (int length = 0; length < transfer.length; length++) {
      assertThat(refusal(Arrays.copyOf(transfer, length))).startsWith("byte " + length + ": ends ");
    }
    assertThat(refusal(new byte[0])).isEqualTo("byte 0: ends before part 0, without a last part");
    assertThat(refusal(Arrays.copyOf(transfer, 37)))
        .isEqualTo("byte 37: ends before part 1, without a last part");
    assertThat(refusal(Arrays.copyOf(transfer, 38)))
        .isEqualTo("byte 38: ends within part 1, 27 bytes too early");
  }

  @Test
  void aRefusalSaysWhatIsWrongAndWhere() {
    byte[] t = transfer();
    assertThat(refusal(join(t, new byte[1])))
        .isEqualTo("byte " + (t.length + 1) + ": ends within part 0, 27 bytes too early");
    assertThat(refusal(join(t, new byte[28])))
        .isEqualTo("byte " + t.length + ": no part starts with 00000000");
    assertThat(refusal(with(t, 0, 0))).isEqualTo("byte 0: no part starts with 00464d53");
    assertThat(refusal(with(t, 5, 2))).isEqualTo("byte 4: version 2, where only 1 is known");
    assertThat(refusal(with(t, 8, 1)))
        .isEqualTo("byte 24: damaged header, its check does not match");
    assertThat(refusal(with(t, 30, 77)))
        .isEqualTo("byte 33: part 0 is damaged, its check does not match");
    assertThat(refusal(resealed(with(t, 7, 8))))
        .isEqualTo("byte 6: state of a device of kind 8, not of thing (7)");
    assertThat(refusal(resealed(with(t, 8, 0xff))))
        .isEqualTo("byte 8: part 4278190080, where part 0 belongs");
    assertThat(refusal(resealed(with(t, 15, 2)))).isEqualTo("byte 12: role 2 is unknown");
    assertThat(refusal(resealed(with(t, 19, 1)))).isEqualTo("byte 16: part 0 of another transfer");
    assertThat(refusal(resealed(with(t, 20, 0xff))))
        .isEqualTo(
            "byte 20: payload of 4278190085 bytes, where this device has at most " + LONGEST);
    assertThat(refusal(resealed(with(t, 23, 101))))
        .isEqualTo("byte 20: payload of 101 bytes, where this device has at most " + LONGEST);
  }

  @Test
  void partsOfTwoTransfersDoNotMix() {
    byte[] one = writer.part(new byte[] {1});
    byte[] end = writer.last(new byte[] {3});
    TransferWriter other = new TransferWriter(KIND);
    other.part(new byte[] {2});
    byte[] otherEnd = other.last(new byte[] {3});
    assertRefused(join(one, otherEnd));
    assertRefused(join(one, one, end));
    assertRefused(join(one, end, end));
    assertRefused(join(end));
    assertRefused(join(end, one));
  }

  @Test
  void whatWasRefusedStaysRefused() throws Exception {
    byte[] transfer = transfer();
    byte[] damaged = with(transfer, 30, 77);
    TransferReader reader = new TransferReader(KIND, LONGEST);
    String message = catching(() -> reader.feed(damaged, 0, damaged.length));
    assertThat(catching(() -> reader.feed(transfer, 0, 1))).isEqualTo(message);
    assertThat(catching(reader::end)).isEqualTo(message);
    assertThat(reader.isComplete()).isFalse();
  }

  @Test
  void anotherTransferTakesThePlaceOfTheOneBefore() throws Exception {
    byte[] transfer = transfer();
    byte[] both = join(transfer, new TransferWriter(KIND).last(new byte[] {7}));
    TransferReader reader = new TransferReader(KIND, LONGEST);
    assertThat(reader.feed(both, 0, transfer.length + 1)).hasSize(3);
    assertThat(reader.isComplete()).isFalse();
    assertThat(catching(reader::end))
        .isEqualTo("byte " + (transfer.length + 1) + ": ends within part 0, 27 bytes too early");

    List<Part> parts = TransferReader.read(KIND, LONGEST, both);
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).number()).isZero();
    assertThat(parts.get(0).position()).isEqualTo(transfer.length + 28L);
    assertThat(parts.get(0).payload()).containsExactly(7);
  }

  @Test
  void aPayloadIsReadInItsBounds() throws Exception {
    byte[] payload = new PayloadWriter().u8(0x1fe).u32(-2).u64(-3).bytes(new byte[] {5}).toBytes();
    assertThat(payload).hasSize(14);
    PayloadReader reader = new PayloadReader(new Part(4, 1000, payload));
    assertThat(reader.position()).isEqualTo(1000);
    assertThat(reader.u8()).isEqualTo(0xfe);
    assertThat(reader.u32()).isEqualTo(-2);
    assertThat(reader.u64()).isEqualTo(-3);
    assertThat(reader.position()).isEqualTo(1013);
    assertThat(reader.atEnd()).isFalse();
    String tooEarly = "byte 1014: the payload of part 4 ends too early";
    assertThat(catching(() -> reader.bytes(2))).isEqualTo(tooEarly);
    assertThat(catching(() -> reader.bytes(-1))).isEqualTo(tooEarly);
    assertThat(catching(() -> reader.bytes(Integer.MAX_VALUE))).isEqualTo(tooEarly);
    assertThat(reader.bytes(1)).containsExactly(5);
    assertThat(reader.atEnd()).isTrue();
    assertThat(catching(reader::u8)).isEqualTo(tooEarly);
  }

  @Test
  void aKindTakesSixteenBits() {
    assertThat(new DeviceKind(0xffff, "x")).hasToString("x (65535)");
    assertThatIllegalArgumentException().isThrownBy(() -> new DeviceKind(0x10000, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeviceKind(-1, "x"));
  }

  private byte[] transfer() {
    TransferWriter fresh = new TransferWriter(KIND);
    return join(
        fresh.part(new byte[] {1, 2, 3, 4, 5}),
        fresh.part(new byte[0]),
        fresh.last(new byte[] {9}));
  }

  private static byte[] with(byte[] transfer, int at, int value) {
    byte[] changed = transfer.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** The first header gets the check that it would have had. */
  private static byte[] resealed(byte[] transfer) {
    ByteBuffer.wrap(transfer).putInt(24, crc(transfer, 24));
    return transfer;
  }

  private static int crc(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  private static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      joined.writeBytes(piece);
    }
    return joined.toByteArray();
  }

  private static void assertRefused(byte[] transfer) {
    assertThat(refusal(transfer)).matches("byte \\d+: .+").doesNotContain("\n");
  }

  private static String refusal(byte[] transfer) {
    return catching(() -> TransferReader.read(KIND, LONGEST, transfer));
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static String catching(Attempt attempt) {
    List<String> message = new ArrayList<>();
    assertThatExceptionOfType(InvalidImageException.class)
        .isThrownBy(attempt::run)
        .satisfies(e -> message.add(e.getMessage()));
    return message.get(0);
  }
}
