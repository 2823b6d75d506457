package org.vfiospec.machine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.machine.SubchannelImage.Element;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.stream.Part;
import org.vfiospec.migration.stream.PayloadReader;
import org.vfiospec.migration.stream.PayloadWriter;
import org.vfiospec.migration.stream.TransferReader;

/**
 * The state of a subchannel with a block device as payloads. Each starts with the number of blocks
 * and their size (4 bytes each); then come elements in ascending order, each with its number and
 * its length (one byte each) and its bytes; then a mark, and blocks in ascending order, each with
 * its number (4 bytes) and its content. The first part has all elements and all blocks.
 */
final class SubchannelPayload {
  static final DeviceKind KIND = new DeviceKind(2, "subchannel with a block device");

  private static final int BLOCKS_FOLLOW = 0xff;

  private final BlockDevice device;
  private final SubchannelImage image = new SubchannelImage();

  /** Which byte of the transfer an element was last taken from. */
  private final Map<Element, Long> positions = new EnumMap<>(Element.class);

  private SubchannelPayload(BlockDevice device) {
    this.device = device;
  }

  /** The greatest length of a payload of a device of this size. */
  static long longest(BlockDevice device) {
    long sum = 2 * Integer.BYTES + 1;
    for (Element element : Element.values()) {
      sum += 2 + element.longest();
    }
    return sum + (long) device.blockCount() * (Integer.BYTES + device.blockSize());
  }

  static byte[] encode(SubchannelImage image, BlockDevice device) {
    PayloadWriter payload = new PayloadWriter();
    payload.u32(device.blockCount()).u32(device.blockSize());
    for (Element element : image.elements()) {
      byte[] value = image.get(element);
      payload.u8(element.ordinal()).u8(value.length).bytes(value);
    }
    payload.u8(BLOCKS_FOLLOW);
    image.forEachBlock((number, content) -> payload.u32(number).bytes(content));
    return payload.toBytes();
  }

  /** What a transfer says for a device of this size, which is not touched. */
  static SubchannelImage decode(byte[] transfer, BlockDevice device) throws InvalidImageException {
    SubchannelPayload payload = new SubchannelPayload(device);
    for (Part part : TransferReader.read(KIND, (int) longest(device), transfer)) {
      payload.take(part);
    }
    return payload.checked();
  }

  private void take(Part part) throws InvalidImageException {
    PayloadReader payload = new PayloadReader(part);
    takeSize(payload, "blocks", device.blockCount());
    takeSize(payload, "bytes a block", device.blockSize());
    takeElements(payload);
    takeBlocks(payload);
    if (!image.hasAllElements() || image.blockCount() < device.blockCount()) {
      throw PayloadReader.invalid(payload.position(), "the first part does not tell everything");
    }
  }

  private static void takeSize(PayloadReader payload, String what, int own)
      throws InvalidImageException {
    long at = payload.position();
    int found = payload.u32();
    if (found != own) {
      throw PayloadReader.invalid(
          at,
          String.format(
              "a device of %s %s, not of %d", Integer.toUnsignedString(found), what, own));
    }
  }

  private void takeElements(PayloadReader payload) throws InvalidImageException {
    int next = 0;
    long at = payload.position();
    int number = payload.u8();
    while (number != BLOCKS_FOLLOW) {
      if (number >= Element.values().length) {
        throw PayloadReader.invalid(at, "element " + number + " of a subchannel is unknown");
      }
      Element element = Element.values()[number];
      if (number < next) {
        throw PayloadReader.invalid(at, element + " comes too late");
      }
      next = number + 1;
      int length = payload.u8();
      if (!element.admits(length)) {
        throw PayloadReader.invalid(at + 1, element + " cannot have " + length + " bytes");
      }
      positions.put(element, payload.position());
      image.put(element, payload.bytes(length));
      at = payload.position();
      number = payload.u8();
    }
  }

  private void takeBlocks(PayloadReader payload) throws InvalidImageException {
    int next = 0;
    while (!payload.atEnd()) {
      long at = payload.position();
      int number = payload.u32();
      if (number < next || number >= device.blockCount()) {
        throw PayloadReader.invalid(
            at, "block " + Integer.toUnsignedString(number) + " comes too late or is not there");
      }
      next = number + 1;
      image.putBlock(number, payload.bytes(device.blockSize()));
    }
  }

  private SubchannelImage checked() throws InvalidImageException {
    refuse(Element.CONTROLS, image.content().defect());
    refuse(Element.POSITION, device.positionDefect(image.position()));
    refuse(Element.SENSE, BlockDevice.senseDefect(image.get(Element.SENSE)));
    return image;
  }

  private void refuse(Element element, Optional<String> defect) throws InvalidImageException {
    if (defect.isPresent()) {
      throw PayloadReader.invalid(positions.get(element), defect.get());
    }
  }
}
