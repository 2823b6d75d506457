package org.vfiospec.machine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.stream.Part;
import org.vfiospec.migration.stream.PayloadReader;
import org.vfiospec.migration.stream.PayloadWriter;
import org.vfiospec.migration.stream.TransferReader;
import org.vfiospec.serial.UartElement;
import org.vfiospec.serial.UartState;

/**
 * The state of a serial port as payloads: elements, each with its number, its length (one byte
 * each) and its bytes, in ascending order. The first part has all of them.
 */
final class SerialPortImage {
  static final DeviceKind KIND = new DeviceKind(1, "serial port");

  /** The greatest length of a payload. */
  static final int LONGEST_PAYLOAD = longestPayload();

  /** Which byte of the transfer an element was last taken from. */
  private final Map<UartElement, Long> positions = new EnumMap<>(UartElement.class);

  private UartState state = UartState.INITIAL;

  private SerialPortImage() {}

  static byte[] encode(UartState state, Set<UartElement> elements) {
    PayloadWriter payload = new PayloadWriter();
    for (UartElement element : elements) {
      byte[] value = state.get(element);
      payload.u8(element.ordinal()).u8(value.length).bytes(value);
    }
    return payload.toBytes();
  }

  /** The state that a transfer ends with. */
  static UartState decode(byte[] transfer) throws InvalidImageException {
    SerialPortImage image = new SerialPortImage();
    for (Part part : TransferReader.read(KIND, LONGEST_PAYLOAD, transfer)) {
      image.take(part);
    }
    return image.checked();
  }

  private static int longestPayload() {
    int sum = 0;
    for (UartElement element : UartElement.values()) {
      sum += 2 + element.longest();
    }
    return sum;
  }

  private void take(Part part) throws InvalidImageException {
    PayloadReader payload = new PayloadReader(part);
    int next = 0;
    while (!payload.atEnd()) {
      long at = payload.position();
      int number = payload.u8();
      if (number >= UartElement.values().length) {
        throw PayloadReader.invalid(at, "element " + number + " of a serial port is unknown");
      }
      UartElement element = UartElement.values()[number];
      if (number < next) {
        throw PayloadReader.invalid(at, element + " comes too late");
      }
      next = number + 1;
      int length = payload.u8();
      if (length > element.longest()) {
        throw PayloadReader.invalid(at + 1, element + " cannot have " + length + " bytes");
      }
      positions.put(element, payload.position());
      state = state.with(element, payload.bytes(length));
    }
    if (positions.size() < UartElement.values().length) {
      throw PayloadReader.invalid(payload.position(), "the first part does not tell everything");
    }
  }

  private UartState checked() throws InvalidImageException {
    var defect = state.defect();
    if (defect.isPresent()) {
      long at = positions.get(defect.get().element());
      throw PayloadReader.invalid(at, defect.get().problem());
    }
    return state;
  }
}
