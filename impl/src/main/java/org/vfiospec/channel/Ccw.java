package org.vfiospec.channel;

import java.nio.ByteBuffer;

/**
 * A channel-command word of format 1: 8 bytes (arch/s390/include/asm/cio.h, struct ccw1; PoP,
 * "Channel-Command Word").
 *
 * <p>Every bit is kept, also the high bit of the data address, which must be zero; that is checked
 * when the CCW is executed.
 *
 * @param command byte 0: the command code, 8 bits
 * @param flags byte 1: the {@code DC} ... {@code SUSPEND} bits, 8 bits
 * @param count bytes 2 and 3: the number of bytes, 16 bits unsigned
 * @param address bytes 4 to 7: the data address, or the target of a TIC
 */
public record Ccw(int command, int flags, int count, int address) {
  /** The length in bytes; a CCW is on a boundary of as many. */
  public static final int SIZE = 8;

  /** Flag: data chaining. */
  public static final int DC = 0x80;

  /** Flag: command chaining. */
  public static final int CC = 0x40;

  /** Flag: suppress the indication of incorrect length. */
  public static final int SLI = 0x20;

  /** Flag: suppress the storing of what the device sends. */
  public static final int SKIP = 0x10;

  /** Flag: program-controlled interruption. */
  public static final int PCI = 0x08;

  /** Flag: indirect data addressing. */
  public static final int IDA = 0x04;

  /** Flag: suspend. */
  public static final int SUSPEND = 0x02;

  /** Command: write. */
  public static final int WRITE = 0x01;

  /** Command: read. */
  public static final int READ = 0x02;

  /** Command: no operation (a control command). */
  public static final int NOP = 0x03;

  /** Command: sense. */
  public static final int SENSE = 0x04;

  /** Command: seek (a control command); for {@link BlockDevice} its data is a block number. */
  public static final int SEEK = 0x07;

  /** Command: transfer in channel. */
  public static final int TIC = 0x08;

  /** Command: sense ID. */
  public static final int SENSE_ID = 0xe4;

  /** A CCW; every field must fit its width. */
  public Ccw {
    Bits.check(command, 8, "command");
    Bits.check(flags, 8, "flags");
    Bits.check(count, 16, "count");
  }

  /**
   * A transfer in channel to {@code target}, in the form that format 1 demands: no flags, no count.
   */
  public static Ccw tic(int target) {
    return new Ccw(TIC, 0, 0, target);
  }

  /** The format-1 CCW in the 8 bytes at {@code offset}. */
  public static Ccw parse(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, SIZE);
    return new Ccw(
        buffer.get() & 0xff, buffer.get() & 0xff, buffer.getShort() & 0xffff, buffer.getInt());
  }

  /**
   * The format-0 CCW in the 8 bytes at {@code offset}, converted to format 1. Format 0 has the
   * command in byte 0, a 24-bit address in bytes 1 to 3, the flags in byte 4 and the count in bytes
   * 6 and 7. Any command whose low four bits are 8 is a TIC there, and its flags and count are
   * ignored, so they become zero (vfio_ccw_cp.c, convert_ccw0_to_ccw1).
   */
  public static Ccw parseFormat0(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, SIZE);
    int commandAndAddress = buffer.getInt();
    int flagsAndCount = buffer.getInt();
    int command = commandAndAddress >>> 24;
    int address = commandAndAddress & 0x00ffffff;
    if ((command & 0x0f) == TIC) {
      return tic(address);
    }
    return new Ccw(command, flagsAndCount >>> 24, flagsAndCount & 0xffff, address);
  }

  /** Stores the 8 bytes at {@code offset}, in format 1. */
  public void writeTo(byte[] bytes, int offset) {
    ByteBuffer.wrap(bytes, offset, SIZE)
        .put((byte) command)
        .put((byte) flags)
        .putShort((short) count)
        .putInt(address);
  }

  /** Whether all bits of {@code flag} are set. */
  public boolean has(int flag) {
    return (flags & flag) == flag;
  }

  /** Whether this is a transfer in channel: in format 1 only the command 0x08. */
  public boolean isTic() {
    return command == TIC;
  }

  /**
   * Whether the CCW after this one belongs to the program too: command chaining or data chaining.
   */
  public boolean chains() {
    return (flags & (CC | DC)) != 0;
  }

  @Override
  public String toString() {
    return String.format("Ccw[%02x %02x %04x %08x]", command, flags, count, address);
  }
}
