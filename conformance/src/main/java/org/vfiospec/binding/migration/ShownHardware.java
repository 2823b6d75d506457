package org.vfiospec.binding.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.HardwareLostException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.stream.Part;
import org.vfiospec.migration.stream.PayloadReader;
import org.vfiospec.migration.stream.PayloadWriter;
import org.vfiospec.migration.stream.TransferReader;
import org.vfiospec.migration.stream.TransferWriter;

/**
 * Hardware whose internal state is a generation, and which shows all that it does. What it does by
 * itself happens when it is said to. The payload of a part tells how it was made, and the
 * generation that it completes.
 */
abstract class ShownHardware implements Hardware {
  /** The length of a part in bytes. */
  static final int PART = 37;

  /** Where a part says how it was made, and the generation. */
  private static final int MADE = 28;

  private static final int GENERATION = MADE + 1;

  /** All of the internal state. */
  static final int ALL = 'A';

  /** What changed since the part before. */
  static final int DIFFERENCE = 'D';

  /** What makes no state: it was captured while the hardware ran. */
  static final int TORN = 'T';

  static final int NOTHING = 0;
  static final int INITIAL = 1;

  private static final DeviceKind KIND = new DeviceKind(0xfffe, "hardware of a specification");
  private static final int LONGEST_PAYLOAD = PayloadOf.LENGTH;

  /** What becomes of a command. */
  enum Next {
    WORKS,
    FAILS,
    LOST
  }

  /**
   * What a part says.
   *
   * @param made how it was made
   * @param generation that it completes
   */
  record PayloadOf(int made, int generation) {
    private static final int LENGTH = 1 + Integer.BYTES;

    private static PayloadOf read(Part part) throws InvalidImageException {
      PayloadReader payload = new PayloadReader(part);
      PayloadOf read = new PayloadOf(payload.u8(), payload.u32());
      if (!payload.atEnd()) {
        throw PayloadReader.invalid(payload.position(), "more than a generation");
      }
      return read;
    }

    private byte[] bytes() {
      return new PayloadWriter().u8(made).u32(generation).toBytes();
    }
  }

  private final Deque<Next> next = new ArrayDeque<>();
  private final List<byte[]> gave = new ArrayList<>();
  private boolean quiet;
  private boolean frozen;
  private boolean logs;
  private boolean dma;
  private boolean allDue;
  private boolean changed;
  private int generation = INITIAL;
  private int given = NOTHING;
  private TransferWriter transfer = new TransferWriter(KIND);

  /** So many parts had been given when the last one of a transfer had. */
  private int rest;

  private int resets;
  private int discards;
  private boolean loadedOverAnother;

  /** What becomes of the next commands; those after them work. */
  final void next(Next... outcomes) {
    next.clear();
    Collections.addAll(next, outcomes);
  }

  /** Whether what the last {@link #next} said is still to come. */
  final boolean waits() {
    return !next.isEmpty();
  }

  final boolean quiet() {
    return quiet;
  }

  final boolean frozen() {
    return frozen;
  }

  final boolean logs() {
    return logs;
  }

  /** Whether DMA is in progress. */
  final boolean dma() {
    return dma;
  }

  final int generation() {
    return generation;
  }

  /** The generation that the log was emptied at. */
  final int given() {
    return given;
  }

  /** Every part that it has given, in their order. */
  final List<byte[]> gave() {
    return gave;
  }

  /** Who got the parts behind the first so many has thrown them away: nobody asks for them. */
  final void takeBack(int kept) {
    gave.subList(kept, gave.size()).clear();
  }

  /** Whether the last part that it gave was the last of a transfer. */
  final boolean gaveTheRest() {
    return !gave.isEmpty() && rest == gave.size();
  }

  /** How often it was reset. */
  final int resets() {
    return resets;
  }

  /** How often its internal state was discarded. */
  final int discards() {
    return discards;
  }

  /** Whether what was loaded last came over another internal state than that behind a reset. */
  final boolean loadedOverAnother() {
    return loadedOverAnother;
  }

  /** Whether {@link #changes} would give anything. */
  final boolean hasChanges() {
    return logs && (allDue || changed);
  }

  final void dma(boolean inProgress) {
    dma = inProgress;
  }

  /** The internal state becomes another one; one that is undefined stays so. */
  final void change() {
    changed = true;
    if (generation != NOTHING) {
      generation++;
    }
  }

  private void command() throws HardwareException {
    switch (next.isEmpty() ? Next.WORKS : next.remove()) {
      case FAILS -> throw new HardwareException("told to fail");
      case LOST -> throw new HardwareLostException("told to be lost");
      case WORKS -> {}
    }
  }

  @Override
  public final void quiesce() throws HardwareException {
    command();
    quiet = true;
    dma = false;
  }

  @Override
  public final void unquiesce() throws HardwareException {
    command();
    quiet = false;
  }

  @Override
  public final void freeze() throws HardwareException {
    command();
    frozen = true;
    dma = false;
  }

  @Override
  public final void unfreeze() throws HardwareException {
    command();
    frozen = false;
  }

  @Override
  public final void startLogging() throws HardwareException {
    command();
    logs = true;
    allDue = true;
  }

  @Override
  public final void stopLogging() {
    logs = false;
  }

  @Override
  public final byte[] changes() throws HardwareException {
    command();
    if (!hasChanges()) {
      return new byte[0];
    }
    byte[] part = following(allDue).part(new PayloadOf(made(allDue), generation).bytes());
    allDue = false;
    changed = false;
    given = generation;
    return given(part);
  }

  @Override
  public final byte[] capture() throws HardwareException {
    command();
    boolean all = !logs || allDue;
    int made = frozen ? made(all) : TORN;
    rest = gave.size() + 1;
    return given(following(all).last(new PayloadOf(made, generation).bytes()));
  }

  private static int made(boolean all) {
    return all ? ALL : DIFFERENCE;
  }

  private TransferWriter following(boolean first) {
    if (first) {
      transfer = new TransferWriter(KIND);
    }
    return transfer;
  }

  private byte[] given(byte[] part) {
    gave.add(part.clone());
    return part;
  }

  @Override
  public final void load(byte[] transfer) throws InvalidImageException, HardwareException {
    int loaded = examined(transfer);
    try {
      command();
    } catch (HardwareException e) {
      generation = NOTHING;
      throw e;
    }
    loadedOverAnother = generation != NOTHING && generation != INITIAL;
    generation = loaded;
  }

  @Override
  public final long longestCapture() {
    return PART;
  }

  @Override
  public final void discard() {
    generation = NOTHING;
    discards++;
  }

  /** The generation that a transfer leads to, if it is one for this hardware. */
  abstract int examined(byte[] transfer) throws InvalidImageException;

  @Override
  public final void reset() {
    quiet = false;
    frozen = false;
    logs = false;
    dma = false;
    generation = INITIAL;
    resets++;
  }

  /** A whole transfer, in two parts, of hardware in that generation. */
  static byte[] transfer(int generation) {
    TransferWriter writer = new TransferWriter(KIND);
    byte[] first = writer.part(new PayloadOf(ALL, generation - 1).bytes());
    byte[] last = writer.last(new PayloadOf(DIFFERENCE, generation).bytes());
    byte[] both = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, both, first.length, last.length);
    return both;
  }

  static TransferReader reader() {
    return new TransferReader(KIND, LONGEST_PAYLOAD);
  }

  /** What the parts of a transfer say, as far as it has come; nothing is half there. */
  static List<PayloadOf> payloads(byte[] transfer, TransferReader reader)
      throws InvalidImageException {
    List<PayloadOf> payloads = new ArrayList<>();
    for (Part part : reader.feed(transfer, 0, transfer.length)) {
      payloads.add(PayloadOf.read(part));
    }
    if (payloads.size() * PART != transfer.length) {
      throw PayloadReader.invalid(transfer.length, "ends within a part");
    }
    return payloads;
  }

  /** What a part says that stands at that byte, whatever stands before it. */
  static PayloadOf payload(byte[] bytes, int at) {
    int generation = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      generation = generation << Byte.SIZE | Byte.toUnsignedInt(bytes[at + GENERATION + i]);
    }
    return new PayloadOf(bytes[at + MADE], generation);
  }
}
