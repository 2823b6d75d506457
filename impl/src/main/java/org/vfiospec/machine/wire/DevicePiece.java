package org.vfiospec.machine.wire;

import java.nio.ByteBuffer;

/**
 * The next bytes of a device's transfer, behind the place of the device (2 bytes).
 *
 * @param place of the device, from 0
 * @param bytes shared, not to be changed
 */
public record DevicePiece(int place, byte[] bytes) {
  /** How many bytes go into a message. */
  public static final int MOST = 1 << 16;

  /**
   * The message.
   *
   * @throws IllegalArgumentException if the piece is too long
   */
  public Message toMessage() {
    ByteBuffer payload = ByteBuffer.allocate(Short.BYTES + bytes.length).putShort((short) place);
    return new Message(MessageKind.DEVICE, payload.put(bytes).array());
  }

  /**
   * What a message says.
   *
   * @param devices how many there are
   * @throws MalformedMessageException if it is none that says this, or of a device that is not
   *     there
   */
  public static DevicePiece of(Message message, int devices) throws MalformedMessageException {
    ByteBuffer payload = ByteBuffer.wrap(message.payload());
    int place = payload.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(payload.getShort());
    if (place < 0 || place >= devices) {
      throw new MalformedMessageException("DEVICE is of no device that there is");
    }
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return new DevicePiece(place, bytes);
  }
}
