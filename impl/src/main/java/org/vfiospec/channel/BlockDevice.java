package org.vfiospec.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A disk of equal blocks, made up for this project: it answers like a direct-access device, but its
 * commands are simpler than those of any real one.
 *
 * <ul>
 *   <li>{@link Ccw#NOP}: no data, no effect.
 *   <li>{@link Ccw#SENSE_ID}, 7 bytes in: 0xff, control unit 3990 model e9, device 3390 model 0a.
 *   <li>{@link Ccw#SENSE}, 32 bytes in: why the last unit check was; forgotten afterwards.
 *   <li>{@link Ccw#SEEK}, 4 bytes out: a block number, unsigned, becomes the current block.
 *   <li>{@link Ccw#READ}, one block in: the current block; the next one becomes current.
 *   <li>{@link Ccw#WRITE}, one block out: likewise; a block cut short is filled with zeros.
 * </ul>
 *
 * <p>Unit check, and sense data that say why: any other command, and a SEEK of fewer than 4 bytes
 * (command reject); a block that is not there, in SEEK, READ or WRITE (no record found). Every
 * command but NOP and SENSE forgets older sense data.
 */
public final class BlockDevice implements Device {
  /** The usual block size in bytes. */
  public static final int BLOCK_SIZE = 512;

  /** The number of sense bytes. */
  public static final int SENSE_SIZE = 32;

  /** Sense byte 0: command reject. */
  public static final int SENSE0_COMMAND_REJECT = 0x80;

  /** Sense byte 1: no record found. */
  public static final int SENSE1_NO_RECORD_FOUND = 0x08;

  private static final byte[] ID = {
    (byte) 0xff, 0x39, (byte) 0x90, (byte) 0xe9, 0x33, (byte) 0x90, 0x0a
  };
  private static final int ENDED = Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END;

  private final byte[] blocks;
  private final int blockSize;
  private final int blockCount;
  private final BitSet written = new BitSet();
  private long current;
  private byte[] sense = new byte[SENSE_SIZE];

  /** A device of zero blocks of {@link #BLOCK_SIZE} bytes. */
  public BlockDevice(int blockCount) {
    this(blockCount, BLOCK_SIZE);
  }

  /** A device of zero blocks of {@code blockSize} bytes, 1 to 65535. */
  public BlockDevice(int blockCount, int blockSize) {
    Bits.check(blockSize, 16, "blockSize");
    this.blockCount = blockCount;
    this.blockSize = blockSize;
    this.blocks = new byte[Math.multiplyExact(blockCount, blockSize)];
  }

  /** The number of blocks. */
  public int blockCount() {
    return blockCount;
  }

  /** The size of a block in bytes. */
  public int blockSize() {
    return blockSize;
  }

  /** A copy of a block, past the channel. */
  public byte[] block(int number) {
    return Arrays.copyOfRange(blocks, number * blockSize, (number + 1) * blockSize);
  }

  /** Replaces a block, past the channel. */
  public void setBlock(int number, byte[] content) {
    if (content.length != blockSize) {
      throw new IllegalArgumentException(
          "a block has " + blockSize + " bytes, not " + content.length);
    }
    System.arraycopy(content, 0, blocks, number * blockSize, blockSize);
    written.set(number);
  }

  /**
   * The blocks that were written, by a command or past the channel, since they were {@linkplain
   * #forgetWritten forgotten}; written to, not necessarily changed.
   *
   * @return block numbers, in a set of their own
   */
  public BitSet written() {
    return (BitSet) written.clone();
  }

  /** From here on no block has been {@link #written}. */
  public void forgetWritten() {
    written.clear();
  }

  /** The current block, 0 up to and including the number of blocks. */
  public long currentBlock() {
    return current;
  }

  /** A copy of the sense data that a SENSE would get, {@link #SENSE_SIZE} bytes. */
  public byte[] sense() {
    return sense.clone();
  }

  /**
   * Why a device of this size cannot have such a position; empty if it can.
   *
   * @param block the current block
   */
  public Optional<String> positionDefect(long block) {
    return block >= 0 && block <= blockCount
        ? Optional.empty()
        : Optional.of("no block " + Long.toUnsignedString(block) + " of " + blockCount);
  }

  /** Why no device has such sense data; empty if one can. */
  public static Optional<String> senseDefect(byte[] data) {
    byte[] rest = data.clone();
    if (rest.length == SENSE_SIZE) {
      rest[0] &= (byte) ~SENSE0_COMMAND_REJECT;
      rest[1] &= (byte) ~SENSE1_NO_RECORD_FOUND;
    }
    return Arrays.equals(rest, new byte[SENSE_SIZE])
        ? Optional.empty()
        : Optional.of("sense data that say nothing that this device has to say");
  }

  /**
   * Takes over a position and sense data; the blocks stay. Not while a command is under way.
   *
   * @throws IllegalArgumentException if there is a defect in one of them
   */
  public void load(long currentBlock, byte[] senseData) {
    positionDefect(currentBlock).or(() -> senseDefect(senseData)).ifPresent(BlockDevice::refuse);
    current = currentBlock;
    sense = senseData.clone();
  }

  private static void refuse(String defect) {
    throw new IllegalArgumentException(defect);
  }

  @Override
  public Operation start(int command) {
    if (command != Ccw.NOP && command != Ccw.SENSE) {
      sense = new byte[SENSE_SIZE];
    }
    switch (command) {
      case Ccw.NOP:
        return new Transfer(0, () -> ENDED);
      case Ccw.SENSE_ID:
        return new Transfer(ID, () -> ENDED);
      case Ccw.SENSE:
        byte[] told = sense;
        sense = new byte[SENSE_SIZE];
        return new Transfer(told, () -> ENDED);
      case Ccw.SEEK:
        return new Seek();
      case Ccw.READ:
        return currentIsThere() ? new Transfer(block((int) current), this::advance) : refuseBlock();
      case Ccw.WRITE:
        return currentIsThere() ? new Write() : refuseBlock();
      default:
        return new Transfer(0, this::rejectCommand);
    }
  }

  private boolean currentIsThere() {
    return current < blockCount;
  }

  private int advance() {
    current++;
    return ENDED;
  }

  private Operation refuseBlock() {
    return new Transfer(0, this::noRecordFound);
  }

  private int rejectCommand() {
    sense[0] |= (byte) SENSE0_COMMAND_REJECT;
    return ENDED | Scsw.DSTAT_UNIT_CHECK;
  }

  private int noRecordFound() {
    sense[1] |= (byte) SENSE1_NO_RECORD_FOUND;
    return ENDED | Scsw.DSTAT_UNIT_CHECK;
  }

  /** What happens when the command ends; the result is the device status. */
  private interface Ending {
    int end();
  }

  /** Moves the bytes of a buffer, from the first one on. */
  private static class Transfer implements Operation {
    final byte[] data;
    int moved;
    private final Ending ending;

    Transfer(byte[] data, Ending ending) {
      this.data = data;
      this.ending = ending;
    }

    Transfer(int size, Ending ending) {
      this(new byte[size], ending);
    }

    @Override
    public int remaining() {
      return data.length - moved;
    }

    @Override
    public byte[] send(int count) {
      int from = moved;
      moved += count;
      return Arrays.copyOfRange(data, from, moved);
    }

    @Override
    public void receive(byte[] bytes) {
      System.arraycopy(bytes, 0, data, moved, bytes.length);
      moved += bytes.length;
    }

    @Override
    public int end() {
      return ending.end();
    }
  }

  private final class Seek extends Transfer {
    Seek() {
      super(Integer.BYTES, () -> ENDED);
    }

    @Override
    public int end() {
      if (remaining() > 0) {
        return rejectCommand();
      }
      long wanted = Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt());
      if (wanted >= blockCount) {
        return noRecordFound();
      }
      current = wanted;
      return ENDED;
    }
  }

  private final class Write extends Transfer {
    Write() {
      super(blockSize, () -> ENDED);
    }

    @Override
    public int end() {
      setBlock((int) current, data);
      return advance();
    }
  }
}
