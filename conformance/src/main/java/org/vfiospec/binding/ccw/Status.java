package org.vfiospec.binding.ccw;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;

/**
 * How a status of the specification, a kind and a number, is found in the bytes of an IRB. Each
 * half tells it for itself, so that a mix of two IRBs is seen: the first by the status control and
 * the channel-program address of the SCSW, the second by the last word of the extended-measurement
 * word.
 */
final class Status {
  static final Map<String, Object> NONE = of("none", 0);

  private static final String FINAL = "final";
  private static final String INTERMEDIATE = "intermediate";
  private static final String UNSOLICITED = "unsolicited";

  /** Where the second half of an IRB begins, in bytes. */
  private static final int MIDDLE = 48;

  /** Where the second half tells the status, in bytes from the beginning of the IRB. */
  private static final int STAMP = 92;

  private static final String[] KINDS = {"none", INTERMEDIATE, FINAL, UNSOLICITED};

  private Status() {}

  private static Map<String, Object> of(String kind, int nr) {
    return Map.of("kind", kind, "nr", nr);
  }

  /** The status that ends the start of that number. */
  static Irb finalStatus(int start) {
    Scsw scsw =
        started(start)
            .withStctl(Scsw.STCTL_PRIMARY | Scsw.STCTL_SECONDARY | Scsw.STCTL_PENDING)
            .withDstat(Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END);
    return stamped(scsw, FINAL, start);
  }

  /** A status on the way of the start of that number, with the channel still executing it. */
  static Irb intermediate(int start) {
    Scsw scsw =
        started(start)
            .withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT)
            .withStctl(Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING);
    return stamped(scsw, INTERMEDIATE, start);
  }

  /** A status that nobody asked for. */
  static Irb unsolicited(int nr) {
    Scsw scsw =
        Scsw.ZERO
            .withStctl(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING)
            .withDstat(Scsw.DSTAT_ATTENTION)
            .withCpa(Programs.address(nr));
    return stamped(scsw, UNSOLICITED, nr);
  }

  private static Scsw started(int start) {
    return Scsw.ZERO.withFctl(Scsw.FCTL_START).withCpa(Programs.address(start));
  }

  private static Irb stamped(Scsw scsw, String kind, int nr) {
    byte[] bytes = Irb.of(scsw).toBytes();
    bytes[STAMP] = (byte) List.of(KINDS).indexOf(kind);
    bytes[STAMP + 3] = (byte) nr;
    return Irb.parse(bytes, 0);
  }

  /** The status that the first half of an IRB tells. */
  static Map<String, Object> firstHalf(byte[] bytes, int irb) {
    return of(Scsw.parse(bytes, irb));
  }

  /** The status that an SCSW tells. */
  static Map<String, Object> of(Scsw scsw) {
    if (scsw.equals(Scsw.ZERO)) {
      return NONE;
    }
    int nr = Programs.number(scsw.cpa());
    int stctl = scsw.stctl();
    if ((stctl & Scsw.STCTL_ALERT) != 0) {
      return of(UNSOLICITED, nr);
    }
    return of((stctl & Scsw.STCTL_PRIMARY) != 0 ? FINAL : INTERMEDIATE, nr);
  }

  /** The status that the second half of an IRB tells. */
  static Map<String, Object> secondHalf(byte[] bytes, int irb) {
    for (int i = MIDDLE; i < STAMP; i++) {
      if (bytes[irb + i] != 0) {
        return of("unknown bytes at " + i, 0);
      }
    }
    return of(KINDS[bytes[irb + STAMP]], bytes[irb + STAMP + 3]);
  }

  /** The bytes of an IRB for a person to read: zeros are told, not shown. */
  static String bytes(byte[] region, int irb) {
    byte[] bytes = Arrays.copyOfRange(region, irb, irb + Irb.SIZE);
    if (Arrays.equals(bytes, new byte[Irb.SIZE])) {
      return "of " + Irb.SIZE + " zero bytes: no status, no function";
    }
    return HexFormat.of().formatHex(bytes);
  }

  /** The status of a whole IRB; one that mixes two is neither. */
  static Map<String, Object> of(Irb irb) {
    byte[] bytes = irb.toBytes();
    Map<String, Object> first = firstHalf(bytes, 0);
    return first.equals(secondHalf(bytes, 0)) ? first : of("mixed", 0);
  }
}
