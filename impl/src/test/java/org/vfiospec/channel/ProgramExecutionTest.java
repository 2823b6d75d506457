package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProgramExecutionTest {
  private static final int START = 0x1000;
  private static final int DATA = 0x4000;
  private static final int SEEK_ARGUMENT = 0x3000;
  private static final int END = Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END;
  private static final int BLOCK = 32;

  private GuestMemory memory = new GuestMemory(0x10000);
  private BlockDevice device = new BlockDevice(4, BLOCK);
  private Orb orb = Orb.format1(START);

  @Test
  void aProgramOfOneCommandEndsNormally() {
    Scsw scsw = last(new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    assertThat(scsw.word0()).isEqualTo(0x00c04007);
    assertThat(scsw.cpa()).isEqualTo(START + 8);
    assertThat(scsw.dstat()).isEqualTo(END);
    assertThat(scsw.cstat()).isZero();
    assertThat(scsw.count()).isEqualTo(1);
  }

  @Test
  void commandChainingWritesAndReadsConsecutiveBlocks() {
    byte[] content = counting(2 * BLOCK);
    memory.write(DATA, content);
    Scsw scsw =
        last(
            seek(1),
            new Ccw(Ccw.WRITE, Ccw.CC, BLOCK, DATA),
            new Ccw(Ccw.WRITE, Ccw.CC, BLOCK, DATA + BLOCK),
            new Ccw(Ccw.SEEK, Ccw.CC, 4, SEEK_ARGUMENT),
            new Ccw(Ccw.READ, 0, BLOCK, DATA + 0x1000));
    assertThat(scsw.dstat()).isEqualTo(END);
    assertThat(scsw.cpa()).isEqualTo(START + 40);
    assertThat(device.block(1)).isEqualTo(Arrays.copyOfRange(content, 0, BLOCK));
    assertThat(device.block(2)).isEqualTo(Arrays.copyOfRange(content, BLOCK, 2 * BLOCK));
    assertThat(memory.read(DATA + 0x1000, BLOCK)).isEqualTo(device.block(1));
  }

  /** Model: the concatenation of the fragments is the block. */
  @Property(tries = 200)
  void dataChainingGathersAndScatters(
      @ForAll("cuts") List<Integer> gather,
      @ForAll("cuts") List<Integer> scatter,
      @ForAll @Size(BLOCK) byte[] content) {
    List<Ccw> ccws = new ArrayList<>();
    ccws.add(seek(3));
    int moved = 0;
    for (int i = 0; i < gather.size(); i++) {
      int address = DATA + 0x100 * i;
      int count = gather.get(i);
      memory.write(address, content, moved, count);
      boolean more = i + 1 < gather.size();
      ccws.add(new Ccw(i == 0 ? Ccw.WRITE : Ccw.NOP, more ? Ccw.DC : Ccw.CC, count, address));
      moved += count;
    }
    ccws.add(new Ccw(Ccw.SEEK, Ccw.CC, 4, SEEK_ARGUMENT));
    for (int i = 0; i < scatter.size(); i++) {
      boolean more = i + 1 < scatter.size();
      int address = DATA + 0x8000 - 0x100 * i;
      ccws.add(new Ccw(Ccw.READ, more ? Ccw.DC : 0, scatter.get(i), address));
    }
    Scsw scsw = last(ccws.toArray(Ccw[]::new));
    assertThat(scsw.cstat()).isZero();
    assertThat(scsw.dstat()).isEqualTo(END);
    assertThat(scsw.cpa()).isEqualTo(START + 8 * ccws.size());
    assertThat(device.block(3)).isEqualTo(content);
    ByteBuffer read = ByteBuffer.allocate(BLOCK);
    for (int i = 0; i < scatter.size(); i++) {
      read.put(memory.read(DATA + 0x8000 - 0x100 * i, scatter.get(i)));
    }
    assertThat(read.array()).isEqualTo(content);
  }

  /** Lengths, each at least 1, that add up to a block. */
  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers()
        .between(1, BLOCK - 1)
        .set()
        .ofMaxSize(6)
        .map(
            inner -> {
              List<Integer> bounds = new ArrayList<>(inner);
              bounds.add(BLOCK);
              bounds.sort(null);
              List<Integer> lengths = new ArrayList<>();
              int previous = 0;
              for (int bound : bounds) {
                lengths.add(bound - previous);
                previous = bound;
              }
              return lengths;
            });
  }

  @Test
  void aUnitCheckEndsCommandChainingAndSenseTellsWhyOnce() {
    Scsw scsw = last(new Ccw(0xff, Ccw.CC | Ccw.SLI, 1, DATA), new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    assertThat(scsw.dstat()).isEqualTo(END | Scsw.DSTAT_UNIT_CHECK);
    assertThat(scsw.cstat()).isZero();
    assertThat(scsw.stctl()).isEqualTo(0x17);
    assertThat(scsw.cpa()).isEqualTo(START + 8);
    Ccw sense = new Ccw(Ccw.SENSE, 0, BlockDevice.SENSE_SIZE, DATA);
    last(sense);
    assertThat(memory.read(DATA, 2)).containsExactly(BlockDevice.SENSE0_COMMAND_REJECT, 0);
    last(sense);
    assertThat(memory.read(DATA, 2)).containsOnly(0);
  }

  @Test
  void aBlockThatIsNotThereIsNotFound() {
    Scsw seek = last(seek(4));
    assertThat(seek.dstat()).isEqualTo(END | Scsw.DSTAT_UNIT_CHECK);
    last(new Ccw(Ccw.SENSE, 0, BlockDevice.SENSE_SIZE, DATA));
    assertThat(memory.read(DATA, 2)).containsExactly(0, BlockDevice.SENSE1_NO_RECORD_FOUND);
    Scsw pastTheEnd =
        last(
            seek(3),
            new Ccw(Ccw.READ, Ccw.CC, BLOCK, DATA),
            new Ccw(Ccw.READ, Ccw.CC, BLOCK, DATA),
            new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    assertThat(pastTheEnd.dstat()).isEqualTo(END | Scsw.DSTAT_UNIT_CHECK);
    assertThat(pastTheEnd.cpa()).isEqualTo(START + 24);
    assertThat(pastTheEnd.count()).isEqualTo(BLOCK);
  }

  @Test
  void senseIdSaysWhatItIs() {
    Scsw scsw = last(new Ccw(Ccw.SENSE_ID, 0, 7, DATA));
    assertThat(scsw.cstat()).isZero();
    assertThat(memory.read(DATA, 7)).containsExactly(0xff, 0x39, 0x90, 0xe9, 0x33, 0x90, 0x0a);
  }

  @Test
  void aCountThatIsNotTheLengthOfTheDataIsIncorrectUnlessSuppressed() {
    Scsw tooLong = last(new Ccw(Ccw.READ, Ccw.CC, BLOCK + 3, DATA), nop());
    assertThat(tooLong.cstat()).isEqualTo(Scsw.CSTAT_INCORRECT_LENGTH);
    assertThat(tooLong.count()).isEqualTo(3);
    assertThat(tooLong.cpa()).isEqualTo(START + 8);
    Scsw tooShort = last(new Ccw(Ccw.READ, Ccw.CC, BLOCK - 3, DATA), nop());
    assertThat(tooShort.cstat()).isEqualTo(Scsw.CSTAT_INCORRECT_LENGTH);
    assertThat(tooShort.count()).isZero();
    Scsw suppressed = last(new Ccw(Ccw.READ, Ccw.CC | Ccw.SLI, BLOCK + 3, DATA), nop());
    assertThat(suppressed.cstat()).isZero();
    assertThat(suppressed.cpa()).isEqualTo(START + 16);
  }

  @Test
  void suppressionDoesNotHelpADeviceThatEndsInsideADataChain() {
    Scsw scsw =
        last(
            new Ccw(Ccw.READ, Ccw.DC | Ccw.SLI, BLOCK + 3, DATA),
            new Ccw(Ccw.READ, Ccw.SLI, 8, DATA));
    assertThat(scsw.cstat()).isEqualTo(Scsw.CSTAT_INCORRECT_LENGTH);
    assertThat(scsw.cpa()).isEqualTo(START + 8);
  }

  @Test
  void anImmediateOperationWithACountIsAnIncorrectLengthUnlessSuppressed() {
    assertThat(last(new Ccw(Ccw.NOP, 0, 1, 0)).cstat()).isEqualTo(Scsw.CSTAT_INCORRECT_LENGTH);
    assertThat(last(new Ccw(Ccw.NOP, 0, 0, 0)).cstat()).isZero();
    orb = orb.with(Orb.Flag.ILS);
    assertThat(last(new Ccw(Ccw.NOP, 0, 1, 0)).cstat()).isZero();
  }

  @Test
  void aWriteCutShortIsFilledWithZeros() {
    device.setBlock(0, counting(BLOCK));
    memory.write(DATA, new byte[] {1, 2, 3});
    last(new Ccw(Ccw.WRITE, Ccw.SLI, 3, DATA));
    byte[] expected = Arrays.copyOf(new byte[] {1, 2, 3}, BLOCK);
    assertThat(device.block(0)).isEqualTo(expected);
  }

  @Test
  void skipSuppressesStoringButNotTheTransfer() {
    device.setBlock(0, counting(BLOCK));
    Scsw scsw =
        last(
            new Ccw(Ccw.READ, Ccw.DC | Ccw.SKIP, 8, 0x7fffff00),
            new Ccw(Ccw.READ, 0, BLOCK - 8, DATA));
    assertThat(scsw.cstat()).isZero();
    assertThat(memory.read(DATA, BLOCK - 8))
        .isEqualTo(Arrays.copyOfRange(counting(BLOCK), 8, BLOCK));
  }

  @Test
  void pciGivesAnIntermediateStatusBeforeTheFinalOne() {
    put(START, new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI, 1, 0), new Ccw(Ccw.NOP, Ccw.PCI | Ccw.SLI, 1, 0));
    List<Irb> statuses = execution().run();
    assertThat(statuses).hasSize(2);
    Scsw intermediate = statuses.get(0).scsw();
    assertThat(intermediate.stctl()).isEqualTo(Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING);
    assertThat(intermediate.cstat()).isEqualTo(Scsw.CSTAT_PCI);
    assertThat(intermediate.cpa()).isEqualTo(START + 16);
    assertThat(intermediate.isFinal()).isFalse();
    assertThat(intermediate.isSolicited()).isTrue();
    assertThat(statuses.get(1).scsw().word0()).isEqualTo(0x00c04007);
  }

  @Test
  void aTicGoesOnElsewhere() {
    put(START, new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI, 1, 0), Ccw.tic(0x2000));
    put(0x2000, nop());
    ProgramExecution execution = execution();
    assertThat(execution.step()).isEmpty();
    assertThat(execution.step()).isEmpty();
    assertThat(execution.ended()).isFalse();
    assertThat(execution.step().get(0).scsw().cpa()).isEqualTo(0x2008);
    assertThat(execution.ended()).isTrue();
    assertThatIllegalStateException().isThrownBy(execution::step);
  }

  @Test
  void programChecks() {
    put(0x2000, nop());
    put(0x2100, Ccw.tic(0x2000));
    Ccw chain = new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI, 1, 0);
    programCheckAt(START, Ccw.tic(0x2000));
    programCheckAt(0x2100, chain, Ccw.tic(0x2100));
    programCheckAt(START + 8, chain, new Ccw(Ccw.TIC, 0, 1, 0x2000));
    programCheckAt(START + 8, chain, Ccw.tic(START + 4));
    programCheckAt(START + 8, chain, Ccw.tic(0x2004));
    programCheckAt(START, new Ccw(0x10, Ccw.SLI, 1, DATA));
    programCheckAt(START, new Ccw(Ccw.NOP, Ccw.SLI | Ccw.SUSPEND, 1, DATA));
    programCheckAt(START, new Ccw(Ccw.READ, 0, BLOCK, 0x80000000 | DATA));
    programCheckAt(START, new Ccw(Ccw.READ, Ccw.DC, 0, DATA), new Ccw(Ccw.READ, 0, BLOCK, DATA));
    programCheckAt(START + 8, new Ccw(Ccw.READ, Ccw.DC, 8, DATA), new Ccw(Ccw.READ, 0, 0, DATA));
    programCheckAt(START, new Ccw(Ccw.READ, 0, BLOCK, memory.size() - BLOCK + 1));
    programCheckAt(START, new Ccw(Ccw.WRITE, 0, BLOCK, memory.size() - BLOCK + 1));
  }

  @Test
  void aProgramOffADoublewordBoundaryIsAProgramCheck() {
    for (int off : new int[] {1, 2, 4}) {
      memory.write(START + off, nop());
      orb = Orb.format1(START + off);
      Scsw scsw = onlyStatus();
      assertThat(scsw.cstat()).isEqualTo(Scsw.CSTAT_PROGRAM_CHECK);
      assertThat(scsw.cpa()).isEqualTo(START + off + 8);
    }
  }

  @Test
  void changesOfTheGuestsProgramComeTooLate() {
    put(START, new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI, 1, 0), new Ccw(Ccw.SENSE_ID, 0, 7, DATA));
    ProgramExecution execution = execution();
    put(START, nop());
    execution.step();
    put(START + 8, new Ccw(0xff, 0, 1, 0));
    Scsw scsw = execution.step().get(0).scsw();
    assertThat(scsw.dstat()).isEqualTo(END);
    assertThat(memory.read(DATA, 1)).containsExactly(0xff);
  }

  /**
   * Whatever the guest writes: no exception, intermediate statuses first, one final status last.
   */
  @Property(tries = 2000)
  void everyProgramHasWellFormedStatuses(@ForAll @Size(max = 8) List<@From("ccws") Ccw> ccws) {
    memory = new GuestMemory(memory.size()); // tries share the test instance
    device = new BlockDevice(4, BLOCK);
    put(START, ccws.toArray(Ccw[]::new));
    put(START + ccws.size() * Ccw.SIZE, nop());
    ProgramExecution execution = execution();
    List<Irb> statuses = new ArrayList<>();
    for (int i = 0; i < 100 && !execution.ended(); i++) {
      assertThat(statuses).allSatisfy(irb -> assertThat(irb.scsw().isFinal()).isFalse());
      statuses.addAll(execution.step());
    }
    assertThat(statuses).allSatisfy(irb -> assertThat(irb.scsw().isSolicited()).isTrue());
    if (execution.ended()) {
      Scsw last = statuses.get(statuses.size() - 1).scsw();
      assertThat(last.isFinal()).isTrue();
      assertThat(last.fctl()).isEqualTo(Scsw.FCTL_START);
      assertThat(last.stctl() & ~Scsw.STCTL_ALERT).isEqualTo(0x07);
    }
  }

  @Provide
  Arbitrary<Ccw> ccws() {
    Arbitrary<Integer> commands =
        Arbitraries.oneOf(
            Arbitraries.of(
                Ccw.NOP, Ccw.WRITE, Ccw.READ, Ccw.SENSE, Ccw.SEEK, Ccw.TIC, Ccw.SENSE_ID),
            Arbitraries.integers().between(0, 0xff));
    Arbitrary<Integer> flags =
        Arbitraries.of(Ccw.DC, Ccw.CC, Ccw.SLI, Ccw.SKIP, Ccw.PCI, Ccw.SUSPEND)
            .set()
            .ofMaxSize(4)
            .map(set -> set.stream().mapToInt(Integer::intValue).sum());
    Arbitrary<Integer> counts =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 4, 7, BLOCK), Arbitraries.integers().between(0, 0xffff));
    Arbitrary<Integer> addresses =
        Arbitraries.oneOf(
            Arbitraries.integers().between(START / 8, START / 8 + 8).map(each -> each * 8),
            Arbitraries.integers().between(DATA, DATA + 0x100),
            Arbitraries.of(0, memory.size() - 2048));
    Arbitrary<Ccw> any = Combinators.combine(commands, flags, counts, addresses).as(Ccw::new);
    return Arbitraries.oneOf(any, addresses.map(Ccw::tic));
  }

  private void programCheckAt(int address, Ccw... ccws) {
    Scsw scsw = last(ccws);
    assertThat(scsw.cstat()).as(Arrays.toString(ccws)).isEqualTo(Scsw.CSTAT_PROGRAM_CHECK);
    assertThat(scsw.cpa()).isEqualTo(address + 8);
    assertThat(scsw.stctl()).isEqualTo(0x17);
  }

  private static Ccw nop() {
    return new Ccw(Ccw.NOP, Ccw.SLI, 1, 0);
  }

  /** A chained SEEK; its argument is in memory afterwards. */
  private Ccw seek(int block) {
    memory.write(SEEK_ARGUMENT, ByteBuffer.allocate(4).putInt(block).array());
    return new Ccw(Ccw.SEEK, Ccw.CC, 4, SEEK_ARGUMENT);
  }

  private void put(int address, Ccw... ccws) {
    for (int i = 0; i < ccws.length; i++) {
      memory.write(address + i * Ccw.SIZE, ccws[i]);
    }
  }

  private ProgramExecution execution() {
    try {
      StartFunction start = new StartFunction(orb, ChannelProgram.read(memory, orb));
      return new ProgramExecution(start, device, memory);
    } catch (TranslationException e) {
      throw new AssertionError(e);
    }
  }

  /** The only status of the program at {@link #START}. */
  private Scsw last(Ccw... ccws) {
    put(START, ccws);
    return onlyStatus();
  }

  private Scsw onlyStatus() {
    List<Irb> statuses = execution().run();
    assertThat(statuses).hasSize(1);
    return statuses.get(0).scsw();
  }

  private static byte[] counting(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i + 1);
    }
    return bytes;
  }
}
