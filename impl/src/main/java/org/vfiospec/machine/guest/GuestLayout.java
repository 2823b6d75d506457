package org.vfiospec.machine.guest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.vfiospec.channel.GuestMemory;

/**
 * Where the guest's program keeps what, in the memory of the guest; it keeps nothing elsewhere.
 *
 * <pre>
 * 0x0000  4    phase: 0 not booted, 1 about to start a channel program, 2 waiting for its end
 * 0x0008  8    the number of the next block
 * 0x0010  8    the place in the serial stream of the next character
 * 0x0020  4    length of the defect that the program found, 0 for none; then its text
 * 0x0400  4    of each device a bit, by its ordinal: it was reset behind the program's back, which
 *              does not know yet. Stored by the VMM, while the processor stands; cleared by the
 *              program
 * 0x0408  8n   of each device: of how many such resets the program was told
 * 0x1000       the channel program
 * 0x2000       the block to be written, with the number of its place before it
 * 0x3000       the block that was read, with the number of its place before it
 * 0x4000       the journal: numbers of 8 bytes, to the end of memory
 * </pre>
 */
final class GuestLayout {
  static final int PHASE = 0;
  static final int NEXT_BLOCK = 0x8;
  static final int NEXT_CHARACTER = 0x10;
  static final int PROGRAM = 0x1000;
  static final int WRITTEN = 0x2000;
  static final int READ = 0x3000;
  static final int JOURNAL = 0x4000;

  /** The fewest pages that a guest needs. */
  static final int LEAST_PAGES = JOURNAL / LoggedMemory.PAGE_SIZE + 1;

  private static final int RESETS = 0x400;
  private static final int RESETS_TOLD = 0x408;
  private static final int DEFECT = 0x20;
  private static final int LONGEST_DEFECT = 0x200;

  /** Consecutive numbers go to different pages: no divisor in common with a page's numbers. */
  private static final int STRIDE = LoggedMemory.PAGE_SIZE / Long.BYTES + 3;

  private GuestLayout() {}

  static int word(GuestMemory memory, int address) {
    return ByteBuffer.wrap(memory.read(address, Integer.BYTES)).getInt();
  }

  static long number(GuestMemory memory, long address) {
    return ByteBuffer.wrap(memory.read(address, Long.BYTES)).getLong();
  }

  static void putWord(GuestMemory memory, int address, int value) {
    memory.write(address, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  static void putNumber(GuestMemory memory, long address, long value) {
    memory.write(address, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  static int journalLength(GuestMemory memory) {
    return (memory.size() - JOURNAL) / Long.BYTES;
  }

  /** Where the journal has that number. */
  static long journalEntry(GuestMemory memory, long number) {
    return JOURNAL + number * STRIDE % journalLength(memory) * Long.BYTES;
  }

  /** The VMM notes a reset; the processor stands. */
  static void noteReset(GuestMemory memory, GuestDevice device) {
    putWord(memory, RESETS, word(memory, RESETS) | 1 << device.ordinal());
  }

  /** The program takes note of what was reset. */
  static Set<GuestDevice> takeResets(GuestMemory memory) {
    int bits = word(memory, RESETS);
    if (bits == 0) {
      return Set.of();
    }
    Set<GuestDevice> devices = EnumSet.noneOf(GuestDevice.class);
    for (GuestDevice device : GuestDevice.values()) {
      if ((bits >>> device.ordinal() & 1) == 1) {
        devices.add(device);
        putNumber(memory, told(device), number(memory, told(device)) + 1);
      }
    }
    putWord(memory, RESETS, 0);
    return devices;
  }

  /** Of how many resets of a device the program was told. */
  static long resetsTold(GuestMemory memory, GuestDevice device) {
    return number(memory, told(device));
  }

  private static int told(GuestDevice device) {
    return RESETS_TOLD + device.ordinal() * Long.BYTES;
  }

  static String defect(GuestMemory memory) {
    int length = word(memory, DEFECT);
    return length <= 0 || length > LONGEST_DEFECT
        ? ""
        : new String(memory.read(DEFECT + Integer.BYTES, length), StandardCharsets.UTF_8);
  }

  static void putDefect(GuestMemory memory, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, LONGEST_DEFECT);
    memory.write(DEFECT + Integer.BYTES, bytes, 0, length);
    putWord(memory, DEFECT, length);
  }
}
