package org.vfiospec.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.vfiospec.migration.Hardware;

/** Transfers of devices of a kind that were used, each as its parts. */
final class ValidTransfers {
  private final List<List<byte[]>> transfers = new ArrayList<>();
  private final List<byte[]> joined;

  ValidTransfers(Supplier<Specimen> devices, int count, Random random) throws Exception {
    for (int i = 0; i < count; i++) {
      try (Specimen source = devices.get()) {
        transfers.add(of(source, random));
      }
    }
    joined = transfers.stream().map(Corruption::join).toList();
  }

  private static List<byte[]> of(Specimen source, Random random) throws Exception {
    List<byte[]> parts = new ArrayList<>();
    Hardware hardware = source.hardware();
    hardware.startLogging();
    for (int round = random.nextInt(4); round >= 0; round--) {
      for (int use = 1 + random.nextInt(4); use > 0; use--) {
        source.use(random);
      }
      byte[] changes = hardware.changes();
      if (changes.length > 0) { // what was done may have been undone
        parts.add(changes);
      }
    }
    source.use(random);
    hardware.freeze();
    parts.add(hardware.capture());
    return parts;
  }

  /** The parts of one of them. */
  List<byte[]> any(Random random) {
    return transfers.get(random.nextInt(transfers.size()));
  }

  /** Whether the bytes are one of them, or several end to end, of which the last counts. */
  boolean makeUp(byte[] bytes) {
    return joined.stream()
        .anyMatch(
            each ->
                beginsWith(each, bytes)
                    && (each.length == bytes.length
                        || makeUp(Arrays.copyOfRange(bytes, each.length, bytes.length))));
  }

  private static boolean beginsWith(byte[] beginning, byte[] bytes) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }
}
