package org.vfiospec.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.vfio.Errno;

/**
 * A channel program, read in full from guest memory before it is started, as vfio-ccw reads it
 * (vfio_ccw_cp.c, cp_init; whatever the prefetch bit of the ORB says, since Linux 5.8).
 *
 * <p>Single fetch: all of the program comes from this copy, so a guest that changes its CCWs
 * afterwards changes nothing, and a program that modifies itself cannot work. Here a CCW that two
 * segments share is taken from the segment that was read first; the kernel gives each segment its
 * own copy. Data is not copied: data addresses are those of the guest, and their translation to
 * host IDALs is not done here.
 *
 * <p>A <em>segment</em> is a run of CCWs at consecutive addresses. The first starts at the cpa of
 * the ORB; a TIC to an address that is in no segment starts another. Immutable, so any thread may
 * use it.
 */
public final class ChannelProgram {
  /** The most CCWs a segment may have (CCWCHAIN_LEN_MAX); this many are accepted. */
  public static final int MAX_SEGMENT_LENGTH = 256;

  /** The most segments a program may have (CCWCHAIN_COUNT_MAX, since Linux 7.2). */
  public static final int MAX_SEGMENTS = 16;

  /**
   * A program of no CCWs: what there is of one that could not be read. A channel that is made to
   * execute it finds a program check.
   */
  public static final ChannelProgram EMPTY = new ChannelProgram(List.of());

  private final List<Segment> segments;

  private ChannelProgram(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  private record Segment(int start, List<Ccw> ccws) {
    Optional<Ccw> at(int address) {
      long offset = offset(address);
      return offset >= 0 && offset % Ccw.SIZE == 0 && offset / Ccw.SIZE < ccws.size()
          ? Optional.of(ccws.get((int) (offset / Ccw.SIZE)))
          : Optional.empty();
    }

    /**
     * As is_cpa_within_range: from the first byte of the first CCW to the first byte of the last
     * one.
     */
    boolean spans(int address) {
      return spans(start, ccws.size(), address);
    }

    static boolean spans(int start, int length, int address) {
      long offset = Integer.toUnsignedLong(address) - Integer.toUnsignedLong(start);
      return offset >= 0 && offset <= (length - 1L) * Ccw.SIZE;
    }

    private long offset(int address) {
      return Integer.toUnsignedLong(address) - Integer.toUnsignedLong(start);
    }
  }

  /**
   * Reads the program that {@code orb}, which is a command-mode one, designates. Format-0 CCWs are
   * converted to format 1. For every segment the kernel reads 256 CCWs, 2048 bytes, whatever its
   * length; so does this.
   *
   * @throws TranslationException with EFAULT if those bytes, of the first segment or of the target
   *     of a TIC, are not all in memory; with EINVAL if a segment has more than 256 CCWs, or the
   *     program more than 16 segments; with EOPNOTSUPP if a CCW has the IDA flag, which is not
   *     translated yet
   */
  public static ChannelProgram read(GuestMemory memory, Orb orb) throws TranslationException {
    List<Segment> segments = new ArrayList<>();
    readSegment(memory, orb.has(Orb.Flag.FMT), orb.cpa(), segments);
    return new ChannelProgram(segments);
  }

  /** The CCW at this guest address, if it is one of the program. */
  public Optional<Ccw> at(int address) {
    return find(segments, address);
  }

  /** The number of segments. */
  public int segmentCount() {
    return segments.size();
  }

  /** The number of CCWs in all segments together. */
  public int length() {
    return segments.stream().mapToInt(segment -> segment.ccws.size()).sum();
  }

  private static Optional<Ccw> find(List<Segment> segments, int address) {
    return segments.stream().flatMap(segment -> segment.at(address).stream()).findFirst();
  }

  private static void readSegment(
      GuestMemory memory, boolean format1, int start, List<Segment> segments)
      throws TranslationException {
    if (segments.size() == MAX_SEGMENTS) {
      throw new TranslationException(
          Errno.EINVAL, "the program has more than " + MAX_SEGMENTS + " segments");
    }
    byte[] image = fetch(memory, start);
    List<Ccw> ccws = new ArrayList<>();
    Ccw ccw;
    do {
      if (ccws.size() == MAX_SEGMENT_LENGTH) {
        throw new TranslationException(
            Errno.EINVAL,
            String.format("the segment at 0x%x has more than %d CCWs", start, MAX_SEGMENT_LENGTH));
      }
      int offset = ccws.size() * Ccw.SIZE;
      Optional<Ccw> known = find(segments, start + offset);
      ccw =
          known.isPresent()
              ? known.get()
              : format1 ? Ccw.parse(image, offset) : Ccw.parseFormat0(image, offset);
      refuseIndirectData(ccw, start + offset);
      ccws.add(ccw);
    } while (goesOn(ccw, start, ccws.size()));
    segments.add(new Segment(start, List.copyOf(ccws)));
    for (Ccw each : ccws) {
      if (each.isTic() && segments.stream().noneMatch(segment -> segment.spans(each.address()))) {
        readSegment(memory, format1, each.address(), segments);
      }
    }
  }

  private static void refuseIndirectData(Ccw ccw, int address) throws TranslationException {
    if (!ccw.isTic() && ccw.has(Ccw.IDA)) {
      throw new TranslationException(
          Errno.EOPNOTSUPP, String.format("indirect data addressing in the CCW at 0x%x", address));
    }
  }

  private static byte[] fetch(GuestMemory memory, int start) throws TranslationException {
    try {
      return memory.read(Integer.toUnsignedLong(start), MAX_SEGMENT_LENGTH * Ccw.SIZE);
    } catch (AddressingException e) {
      TranslationException refusal =
          new TranslationException(
              Errno.EFAULT, String.format("no CCWs at 0x%x: %s", start, e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  /**
   * Whether the CCW after the last of {@code length} CCWs belongs to the segment: the last one
   * chains, or it is a TIC back into the segment. The latter is the loop of device orientation
   * (search, TIC back): the command before the TIC may skip it, by status modifier, to the CCW
   * behind it.
   */
  private static boolean goesOn(Ccw last, int start, int length) {
    return last.chains() || last.isTic() && Segment.spans(start, length, last.address());
  }
}
