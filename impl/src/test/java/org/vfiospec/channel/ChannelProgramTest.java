package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.vfiospec.vfio.Errno;

class ChannelProgramTest {
  private static final int START = 0x1000;
  private static final Ccw NOP = new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI, 1, 0);
  private static final Ccw LAST = new Ccw(Ccw.NOP, Ccw.SLI, 1, 0);

  private final GuestMemory memory = new GuestMemory(0x20000);

  @Test
  void aSegmentEndsWithTheFirstCcwThatDoesNotChain() throws TranslationException {
    put(START, NOP, NOP, LAST, NOP);
    ChannelProgram program = read(START);
    assertThat(program.length()).isEqualTo(3);
    assertThat(program.segmentCount()).isEqualTo(1);
    assertThat(program.at(START + 16)).hasValue(LAST);
    assertThat(program.at(START + 24)).isEmpty();
    assertThat(program.at(START + 4)).isEmpty();
    assertThat(program.at(START - 8)).isEmpty();
  }

  @Test
  void aSegmentOf256CcwsIsAcceptedAndALongerOneIsNot() throws TranslationException {
    for (int i = 0; i < 255; i++) {
      put(START + i * Ccw.SIZE, NOP);
    }
    put(START + 255 * Ccw.SIZE, LAST);
    assertThat(read(START).length()).isEqualTo(256);
    put(START + 255 * Ccw.SIZE, NOP);
    put(START + 256 * Ccw.SIZE, LAST);
    refused(START, Errno.EINVAL);
  }

  @Test
  void sixteenSegmentsAreAcceptedAndMoreAreNot() throws TranslationException {
    for (int i = 0; i < 15; i++) {
      put(START + i * 0x100, NOP, Ccw.tic(START + (i + 1) * 0x100));
    }
    put(START + 15 * 0x100, LAST);
    assertThat(read(START).segmentCount()).isEqualTo(16);
    put(START + 15 * 0x100, NOP, Ccw.tic(START + 16 * 0x100));
    put(START + 16 * 0x100, LAST);
    refused(START, Errno.EINVAL);
  }

  @Test
  void aTicIntoAKnownSegmentMakesNoNewOne() throws TranslationException {
    put(START, NOP, Ccw.tic(START + 0x100));
    put(START + 0x100, NOP, Ccw.tic(START));
    ChannelProgram program = read(START);
    assertThat(program.segmentCount()).isEqualTo(2);
    assertThat(program.length()).isEqualTo(4);
  }

  @Test
  void aTicBackIntoItsOwnSegmentDoesNotEndIt() throws TranslationException {
    put(START, NOP, Ccw.tic(START), NOP, LAST);
    assertThat(read(START).length()).isEqualTo(4);
  }

  @Test
  void aProgramOrATicThatLeadsOutOfMemoryIsRefused() {
    refused(memory.size(), Errno.EFAULT);
    refused(-8, Errno.EFAULT);
    put(START, NOP, Ccw.tic(0x7ffffff8));
    refused(START, Errno.EFAULT);
  }

  @Test
  void theKernelReads2048BytesHoweverShortTheSegmentIs() throws TranslationException {
    int lastThatIsRead = memory.size() - 2048;
    put(lastThatIsRead, LAST);
    assertThat(read(lastThatIsRead).length()).isEqualTo(1);
    put(lastThatIsRead + 8, LAST);
    refused(lastThatIsRead + 8, Errno.EFAULT);
  }

  @Test
  void format0IsConverted() throws TranslationException {
    memory.write(START, new byte[] {0x03, 0, 0, 0, 0x60, 0, 0, 1});
    memory.write(START + 8, new byte[] {0x18, 0, 0x20, 0, 0x40, 0, 0, 1});
    memory.write(0x2000, new byte[] {0x02, 0, 0x30, 0, 0x20, 0, 2, 0});
    ChannelProgram program = ChannelProgram.read(memory, Orb.format1(START).without(Orb.Flag.FMT));
    assertThat(program.at(START)).hasValue(NOP);
    assertThat(program.at(START + 8)).hasValue(Ccw.tic(0x2000));
    assertThat(program.at(0x2000)).hasValue(new Ccw(Ccw.READ, Ccw.SLI, 512, 0x3000));
  }

  @Test
  void aProgramIsFrozenOnceItIsRead() throws TranslationException {
    put(START, NOP, Ccw.tic(0x2000));
    put(0x2000, LAST);
    ChannelProgram program = read(START);
    put(START, LAST, LAST);
    put(0x2000, Ccw.tic(0));
    assertThat(program.at(START)).hasValue(NOP);
    assertThat(program.at(START + 8)).hasValue(Ccw.tic(0x2000));
    assertThat(program.at(0x2000)).hasValue(LAST);
  }

  @Test
  void overlappingSegmentsAgree() throws TranslationException {
    put(START, NOP, NOP, Ccw.tic(START - 8));
    put(START - 8, NOP);
    ChannelProgram program = read(START);
    assertThat(program.segmentCount()).isEqualTo(2);
    assertThat(program.at(START - 8)).hasValue(NOP);
    assertThat(program.at(START + 16)).hasValue(Ccw.tic(START - 8));
  }

  @Test
  void aCcwThatTwoSegmentsShareIsTheOneThatWasReadFirst() throws TranslationException {
    // The guest turns the shared CCW into a TIC to nowhere between the reading of the two segments.
    GuestMemory hostile =
        new GuestMemory(memory.size()) {
          private int reads;

          @Override
          public void read(long address, byte[] target, int offset, int count) {
            if (reads++ == 1) {
              write(START, Ccw.tic(0x7ffffff8));
            }
            super.read(address, target, offset, count);
          }
        };
    hostile.write(START, NOP);
    hostile.write(START + 8, Ccw.tic(START - 8));
    hostile.write(START - 8, NOP);
    ChannelProgram program = ChannelProgram.read(hostile, Orb.format1(START));
    assertThat(program.segmentCount()).isEqualTo(2);
    assertThat(program.length()).isEqualTo(2 + 4);
    assertThat(program.at(START)).hasValue(NOP);
  }

  @Test
  void indirectDataIsRefusedUntilItIsTranslated() {
    put(START, new Ccw(Ccw.READ, Ccw.IDA, 512, 0x2000));
    refused(START, Errno.EOPNOTSUPP);
  }

  private void put(int address, Ccw... ccws) {
    for (int i = 0; i < ccws.length; i++) {
      memory.write(address + i * Ccw.SIZE, ccws[i]);
    }
  }

  private ChannelProgram read(int start) throws TranslationException {
    return ChannelProgram.read(memory, Orb.format1(start));
  }

  private void refused(int start, Errno errno) {
    assertThatExceptionOfType(TranslationException.class)
        .isThrownBy(() -> read(start))
        .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
  }
}
