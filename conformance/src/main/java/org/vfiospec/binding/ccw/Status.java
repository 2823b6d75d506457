package org.vfiospec.binding.ccw;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.replay.Fields;

/**
 * How a status of the specification, a kind and a number, is found in the bytes of an IRB.
 *
 * <p>Each status has 96 bytes of its own. The SCSW says what the driver wants to know of it; each
 * byte behind it tells kind, number and its own place, so that a mix of two IRBs is seen wherever
 * they meet. Bytes are a status only if they are, one and all, those of that status.
 */
final class Status {
  private static final Fields.Form RECORD = new Fields.Form("kind", "nr");

  static final Fields NONE = record("none", 0);

  /** Where the second half of an IRB begins, in bytes. */
  private static final int MIDDLE = Irb.SIZE / 2;

  private static final byte[] ZEROS = new byte[Irb.SIZE];

  private enum Kind {
    INTERMEDIATE,
    FINAL,
    UNSOLICITED
  }

  /** Every status, by kind and number; there is none with number 0. */
  private static final Status[][] ALL = new Status[Kind.values().length][Programs.MOST + 1];

  static {
    for (Kind kind : Kind.values()) {
      for (int nr = 1; nr <= Programs.MOST; nr++) {
        ALL[kind.ordinal()][nr] = new Status(kind, nr);
      }
    }
  }

  private final Fields record;
  private final Scsw scsw;

  /** The SCSW if the status has joined an intermediate one that was still pending. */
  private final Scsw joined;

  private final byte[] bytes;

  private Status(Kind kind, int nr) {
    record = record(kind.name().toLowerCase(Locale.ROOT), nr);
    scsw = scsw(kind, nr);
    joined = kind == Kind.FINAL ? scsw.withStctl(scsw.stctl() | Scsw.STCTL_INTERMEDIATE) : scsw;
    bytes = Irb.of(scsw).toBytes();
    for (int i = Scsw.SIZE; i < Irb.SIZE; i++) {
      bytes[i] = (byte) ((kind.ordinal() + 1) << 6 | nr << 3 | (i + i / 8) % 8);
    }
  }

  private static Scsw scsw(Kind kind, int nr) {
    Scsw numbered = Scsw.ZERO.withCpa(Programs.address(nr)).withCount(0x0101 * nr);
    return switch (kind) {
      case INTERMEDIATE ->
          numbered
              .withFctl(Scsw.FCTL_START)
              .withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT)
              .withStctl(Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING);
      case FINAL ->
          numbered
              .withFctl(Scsw.FCTL_START)
              .withStctl(Scsw.STCTL_PRIMARY | Scsw.STCTL_SECONDARY | Scsw.STCTL_PENDING)
              .withDstat(Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END);
      case UNSOLICITED ->
          numbered.withStctl(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING).withDstat(Scsw.DSTAT_ATTENTION);
    };
  }

  private static Fields record(String kind, int nr) {
    return RECORD.of(kind, nr);
  }

  /** The status that ends the start of that number. */
  static Irb finalStatus(int start) {
    return irb(Kind.FINAL, start);
  }

  /** A status on the way of the start of that number, with the channel still executing it. */
  static Irb intermediate(int start) {
    return irb(Kind.INTERMEDIATE, start);
  }

  /** A status that nobody asked for. */
  static Irb unsolicited(int nr) {
    return irb(Kind.UNSOLICITED, nr);
  }

  private static Irb irb(Kind kind, int nr) {
    return Irb.parse(ALL[kind.ordinal()][nr].bytes, 0);
  }

  /** The status whose SCSW this is, as the subchannel shows it. */
  static Fields of(Scsw scsw) {
    if (scsw.equals(Scsw.ZERO)) {
      return NONE;
    }
    for (Status[] ofKind : ALL) {
      for (int nr = 1; nr <= Programs.MOST; nr++) {
        if (ofKind[nr].hasScsw(scsw)) {
          return ofKind[nr].record;
        }
      }
    }
    return record("of unknown bytes " + scsw, 0);
  }

  /** The status whose first half is there in the bytes of an IRB. */
  static Fields firstHalf(byte[] bytes, int irb) {
    if (equal(bytes, irb, ZEROS, 0, MIDDLE)) {
      return NONE;
    }
    Status status = told(bytes[irb + Scsw.SIZE]);
    return status != null
            && status.hasScsw(Scsw.parse(bytes, irb))
            && equal(bytes, irb, status.bytes, Scsw.SIZE, MIDDLE)
        ? status.record
        : unknown(bytes, irb, irb + MIDDLE);
  }

  /** The status whose second half is there in the bytes of an IRB. */
  static Fields secondHalf(byte[] bytes, int irb) {
    if (equal(bytes, irb, ZEROS, MIDDLE, Irb.SIZE)) {
      return NONE;
    }
    Status status = told(bytes[irb + MIDDLE]);
    return status != null && equal(bytes, irb, status.bytes, MIDDLE, Irb.SIZE)
        ? status.record
        : unknown(bytes, irb + MIDDLE, irb + Irb.SIZE);
  }

  private boolean hasScsw(Scsw found) {
    return found.equals(scsw) || found.equals(joined);
  }

  /** The status that a byte behind the SCSW tells; null if it tells none. */
  private static Status told(byte telling) {
    int kind = (telling >> 6 & 3) - 1;
    return kind < 0 ? null : ALL[kind][telling >> 3 & 7];
  }

  private static boolean equal(byte[] bytes, int irb, byte[] status, int from, int to) {
    return Arrays.equals(bytes, irb + from, irb + to, status, from, to);
  }

  private static Fields unknown(byte[] bytes, int from, int to) {
    return record("of unknown bytes " + HexFormat.of().formatHex(bytes, from, to), 0);
  }

  /** The bytes of an IRB for a person to read: zeros are told, not shown. */
  static String bytes(byte[] region, int irb) {
    byte[] bytes = Arrays.copyOfRange(region, irb, irb + Irb.SIZE);
    if (Arrays.equals(bytes, ZEROS)) {
      return "of " + Irb.SIZE + " zero bytes: no status, no function";
    }
    return HexFormat.of().formatHex(bytes);
  }

  /** The status of a whole IRB; one that mixes two is neither. */
  static Fields of(Irb irb) {
    byte[] bytes = irb.toBytes();
    Fields first = firstHalf(bytes, 0);
    Fields second = secondHalf(bytes, 0);
    return first.equals(second) ? first : record("of halves " + List.of(first, second), 0);
  }
}
