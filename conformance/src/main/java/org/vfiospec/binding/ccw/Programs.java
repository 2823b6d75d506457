package org.vfiospec.binding.ccw;

import java.util.Map;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;

/**
 * The guest's channel programs: that of start n at its own address, and n in the ORB's interruption
 * parameter.
 */
final class Programs {
  /** The bytes of a write, by the specification's name of its size. */
  static final Map<String, Integer> SIZES =
      Map.of("request", Orb.SIZE + Scsw.SIZE, "whole", VfioCcwDevice.REGION_SIZE);

  /** The most starts that can be told apart, here and in {@link Status}. */
  static final int MOST = 7;

  private static final int SPACING = 2048;

  private final GuestMemory memory = new GuestMemory(SPACING * (MOST + 1));

  GuestMemory memory() {
    return memory;
  }

  static int address(int start) {
    return SPACING * start;
  }

  /** The guest has a program at that address that can be translated, or one that cannot. */
  void put(int cpa, Translation translation) {
    Ccw ccw =
        switch (translation) {
          case SUCCEEDS -> new Ccw(Ccw.NOP, Ccw.SLI, 1, 0);
          case FAILS -> Ccw.tic(0x7ffffff8);
        };
    memory.write(cpa, ccw);
  }

  /** Whether a program can be translated. */
  enum Translation {
    SUCCEEDS,
    FAILS
  }

  /** What a VMM writes for a start: ORB and SCSW, and zeros up to {@code count} bytes. */
  static byte[] request(int start, int count) {
    byte[] bytes = new byte[count];
    Orb.format1(address(start)).withIntparm(start).writeTo(bytes, 0);
    Scsw.ZERO.withFctl(Scsw.FCTL_START).writeTo(bytes, Orb.SIZE);
    return bytes;
  }
}
