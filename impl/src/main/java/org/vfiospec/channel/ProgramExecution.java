package org.vfiospec.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The execution of one channel program on one device, a CCW at a time (PoP, "Execution of I/O
 * Operations").
 *
 * <p>It produces the statuses that a subchannel presents: an intermediate one when a CCW with the
 * PCI flag becomes current, and at the end the final one, primary with secondary. The final status
 * has the address of the last CCW used plus 8, the residual count of that CCW, and alert if the
 * program did not end as it should.
 *
 * <p>What is simpler than the machine: channel end and device end always come together; a CCW whose
 * data are not all in memory moves no byte, where the machine may move some; unit check suppresses
 * incorrect length; suspension is not offered, so the suspend flag is a program check, as it is
 * where the ORB does not allow suspension. Storage keys are not checked. No deferred condition code
 * is produced: what a device or a path could refuse at the initiation of the first command comes as
 * status of its execution.
 *
 * <p>Used by one thread at a time.
 */
public final class ProgramExecution {
  private static final int NORMAL_END = Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END;

  /**
   * Flag bit 0x01, MIDAW: only valid with the modification control of the ORB, which is not
   * offered.
   */
  private static final int UNSUPPORTED_FLAGS = Ccw.SUSPEND | 0x01;

  private final ChannelProgram program;
  private final Orb orb;
  private final Device device;
  private final GuestMemory memory;

  /** The address of the CCW that comes next. */
  private int address;

  /** Whether a TIC may come next: not first in the program, and not right after another TIC. */
  private boolean ticAllowed;

  /**
   * The command whose data chaining goes on in the CCW that comes next; null if that CCW starts a
   * command.
   */
  private Operation chained;

  private Direction direction;
  private boolean ended;

  /** An execution that starts at the cpa of the ORB; nothing has happened yet. */
  public ProgramExecution(StartFunction start, Device device, GuestMemory memory) {
    this.program = start.program();
    this.orb = start.orb();
    this.device = device;
    this.memory = memory;
    this.address = orb.cpa();
  }

  /** Whether the final status was produced. */
  public boolean ended() {
    return ended;
  }

  /**
   * Executes the next CCW.
   *
   * @return the statuses it gives rise to, in order: none, an intermediate one, the final one, or
   *     both
   * @throws IllegalStateException if the program has ended
   */
  public List<Irb> step() {
    if (ended) {
      throw new IllegalStateException("the channel program has ended");
    }
    List<Irb> statuses = new ArrayList<>();
    Optional<Ccw> fetched = isOnBoundary(address) ? program.at(address) : Optional.empty();
    if (fetched.isEmpty()) {
      statuses.add(programCheck(0));
    } else if (fetched.get().isTic()) {
      transferInChannel(fetched.get(), statuses);
    } else {
      ticAllowed = true;
      execute(fetched.get(), statuses);
    }
    return statuses;
  }

  /**
   * Executes the CCWs that are left. A program that loops by TIC for ever makes this call last for
   * ever.
   *
   * @return all statuses, the final one last
   */
  public List<Irb> run() {
    List<Irb> statuses = new ArrayList<>();
    while (!ended) {
      statuses.addAll(step());
    }
    return statuses;
  }

  private void transferInChannel(Ccw tic, List<Irb> statuses) {
    if (!ticAllowed || tic.flags() != 0 || tic.count() != 0 || !isOnBoundary(tic.address())) {
      statuses.add(programCheck(tic.count()));
      return;
    }
    ticAllowed = false;
    address = tic.address();
  }

  /** CCWs are on doubleword boundaries. */
  private static boolean isOnBoundary(int ccwAddress) {
    return ccwAddress % Ccw.SIZE == 0;
  }

  private void execute(Ccw ccw, List<Irb> statuses) {
    if (!isValid(ccw)) {
      statuses.add(programCheck(ccw.count()));
      return;
    }
    if (ccw.has(Ccw.PCI)) {
      statuses.add(intermediate(ccw));
    }
    Operation operation = chained;
    if (operation == null) {
      operation = device.start(ccw.command());
      direction = Direction.of(ccw.command());
      if (operation.remaining() == 0) {
        endImmediate(ccw, operation, statuses);
        return;
      }
    }
    transfer(ccw, operation, statuses);
  }

  private boolean isValid(Ccw ccw) {
    boolean chains = ccw.has(Ccw.DC) || chained != null;
    return (chained != null || Direction.isCommand(ccw.command()))
        && (ccw.flags() & UNSUPPORTED_FLAGS) == 0
        && ccw.address() >= 0
        && !(chains && ccw.count() == 0);
  }

  /**
   * The device ended the command without asking for data. A count is an incorrect length, unless
   * suppressed.
   */
  private void endImmediate(Ccw ccw, Operation operation, List<Irb> statuses) {
    boolean suppressed = ccw.has(Ccw.SLI) || orb.has(Orb.Flag.ILS);
    boolean incorrect = ccw.has(Ccw.DC) || ccw.count() != 0 && !suppressed;
    endCommand(ccw, operation.end(), incorrect, ccw.count(), statuses);
  }

  private void transfer(Ccw ccw, Operation operation, List<Irb> statuses) {
    int count = Math.min(ccw.count(), operation.remaining());
    try {
      move(ccw, operation, count);
    } catch (AddressingException e) {
      statuses.add(end(operation.end(), Scsw.CSTAT_PROGRAM_CHECK, ccw.count()));
      return;
    }
    int residual = ccw.count() - count;
    if (ccw.has(Ccw.DC) && residual == 0) {
      chained = operation;
      address += Ccw.SIZE;
      return;
    }
    boolean mismatch = residual != 0 || operation.remaining() != 0;
    // SLI does not help a device that ends before the last CCW of its data chain.
    boolean suppressed = ccw.has(Ccw.SLI) && !ccw.has(Ccw.DC);
    chained = null;
    endCommand(ccw, operation.end(), mismatch && !suppressed, residual, statuses);
  }

  private void move(Ccw ccw, Operation operation, int count) {
    switch (direction) {
      case OUTPUT -> operation.receive(memory.read(ccw.address(), count));
      case INPUT -> {
        require(ccw, ccw.address(), count);
        byte[] data = operation.send(count);
        if (!ccw.has(Ccw.SKIP)) {
          memory.write(ccw.address(), data);
        }
      }
      case INPUT_BACKWARD -> {
        long lowest = ccw.address() - count + 1L;
        require(ccw, lowest, count);
        byte[] data = operation.send(count);
        if (!ccw.has(Ccw.SKIP)) {
          memory.write(lowest, reversed(data));
        }
      }
    }
  }

  /** Refuses data that go to no memory, before the device gives them away. */
  private void require(Ccw ccw, long lowest, int count) {
    if (!ccw.has(Ccw.SKIP) && !memory.contains(lowest, count)) {
      throw new AddressingException(lowest);
    }
  }

  private static byte[] reversed(byte[] data) {
    byte[] result = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      result[data.length - 1 - i] = data[i];
    }
    return result;
  }

  private void endCommand(
      Ccw ccw, int dstat, boolean incorrectLength, int residual, List<Irb> statuses) {
    boolean unitCheck = (dstat & Scsw.DSTAT_UNIT_CHECK) != 0;
    int cstat = incorrectLength && !unitCheck ? Scsw.CSTAT_INCORRECT_LENGTH : 0;
    boolean normal = cstat == 0 && (dstat & ~Scsw.DSTAT_STATUS_MODIFIER) == NORMAL_END;
    if (normal && ccw.has(Ccw.CC) && !ccw.has(Ccw.DC)) {
      boolean skipsOne = (dstat & Scsw.DSTAT_STATUS_MODIFIER) != 0;
      address += skipsOne ? 2 * Ccw.SIZE : Ccw.SIZE;
    } else {
      statuses.add(end(dstat, cstat, residual));
    }
  }

  private Irb intermediate(Ccw ccw) {
    return Irb.of(
        Scsw.ofOrb(orb)
            .withFctl(Scsw.FCTL_START)
            .withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT)
            .withStctl(Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING)
            .withCpa(address + Ccw.SIZE)
            .withCstat(Scsw.CSTAT_PCI)
            .withCount(ccw.count()));
  }

  /**
   * The channel refuses the CCW at {@link #address}; a command whose data chaining reached it is
   * ended.
   */
  private Irb programCheck(int count) {
    int dstat = chained == null ? 0 : chained.end();
    return end(dstat, Scsw.CSTAT_PROGRAM_CHECK, count);
  }

  private Irb end(int dstat, int cstat, int residual) {
    ended = true;
    chained = null;
    boolean alert = cstat != 0 || dstat != NORMAL_END;
    int stctl = Scsw.STCTL_PRIMARY | Scsw.STCTL_SECONDARY | Scsw.STCTL_PENDING;
    return Irb.of(
        Scsw.ofOrb(orb)
            .withFctl(Scsw.FCTL_START)
            .withStctl(alert ? stctl | Scsw.STCTL_ALERT : stctl)
            .withCpa(address + Ccw.SIZE)
            .withDstat(dstat)
            .withCstat(cstat)
            .withCount(residual));
  }
}
