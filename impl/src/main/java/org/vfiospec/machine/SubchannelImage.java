package org.vfiospec.machine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.SubchannelContent;

/**
 * The state of a subchannel and the device behind it, or a part of that state: what is in it
 * replaces what was told before.
 */
final class SubchannelImage {
  /** A piece of the state that is told whole. */
  enum Element {
    /** The SCSW without the pending status. */
    CONTROLS(Scsw.SIZE, Scsw.SIZE),
    /** The pending IRB, or nothing. */
    PENDING(0, Irb.SIZE),
    /** The current block. */
    POSITION(Long.BYTES, Long.BYTES),
    /** Sense data. */
    SENSE(BlockDevice.SENSE_SIZE, BlockDevice.SENSE_SIZE);

    private final int shortest;
    private final int longest;

    Element(int shortest, int longest) {
      this.shortest = shortest;
      this.longest = longest;
    }

    int longest() {
      return longest;
    }

    /** All or nothing: no element has a length between its two. */
    boolean admits(int length) {
      return length == shortest || length == longest;
    }
  }

  private final Map<Element, byte[]> elements = new EnumMap<>(Element.class);
  private final NavigableMap<Integer, byte[]> blocks = new TreeMap<>();

  /** The elements as they are now, without a block. */
  static SubchannelImage of(SubchannelContent content, BlockDevice device) {
    byte[] controls = new byte[Scsw.SIZE];
    content.controls().writeTo(controls, 0);
    SubchannelImage image = new SubchannelImage();
    image.put(Element.CONTROLS, controls);
    image.put(Element.PENDING, content.pending().map(Irb::toBytes).orElse(new byte[0]));
    image.put(
        Element.POSITION, ByteBuffer.allocate(Long.BYTES).putLong(device.currentBlock()).array());
    image.put(Element.SENSE, device.sense());
    return image;
  }

  void put(Element element, byte[] value) {
    elements.put(element, value);
  }

  void putBlock(int number, byte[] content) {
    blocks.put(number, content);
  }

  boolean hasAllElements() {
    return elements.size() == Element.values().length;
  }

  int blockCount() {
    return blocks.size();
  }

  boolean isEmpty() {
    return elements.isEmpty() && blocks.isEmpty();
  }

  Set<Element> elements() {
    Set<Element> present = EnumSet.noneOf(Element.class);
    present.addAll(elements.keySet());
    return present;
  }

  byte[] get(Element element) {
    return elements.get(element);
  }

  void forEachBlock(BiConsumer<Integer, byte[]> action) {
    blocks.forEach(action);
  }

  /** The same elements, without a block. */
  SubchannelImage copy() {
    return without(new SubchannelImage());
  }

  /** The elements that another image has not with the same value, without a block. */
  SubchannelImage without(SubchannelImage other) {
    SubchannelImage rest = new SubchannelImage();
    elements.forEach(
        (element, value) -> {
          if (!Arrays.equals(value, other.get(element))) {
            rest.put(element, value);
          }
        });
    return rest;
  }

  /** What the elements say about the subchannel; all of them are there. */
  SubchannelContent content() {
    byte[] irb = get(Element.PENDING);
    return new SubchannelContent(
        Scsw.parse(get(Element.CONTROLS), 0),
        irb.length == 0 ? Optional.empty() : Optional.of(Irb.parse(irb, 0)));
  }

  /** The current block; all elements are there. */
  long position() {
    return ByteBuffer.wrap(get(Element.POSITION)).getLong();
  }
}
