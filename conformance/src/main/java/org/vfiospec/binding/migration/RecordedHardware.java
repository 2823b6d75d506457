package org.vfiospec.binding.migration;

import java.util.List;
import org.vfiospec.migration.InvalidImageException;

/**
 * Hardware as module MigrationBits has it: it loads whatever parts it is given, also those of a
 * transfer that is not over, or that was torn; what that makes of it, the properties tell.
 */
final class RecordedHardware extends ShownHardware {
  @Override
  int examined(byte[] transfer) throws InvalidImageException {
    List<PayloadOf> payloads = payloads(transfer, reader());
    if (payloads.isEmpty()) {
      throw new InvalidImageException("no part of a transfer");
    }
    return payloads.get(payloads.size() - 1).generation();
  }

  /**
   * The generation that parts make which a user of the register has read one after another; NOTHING
   * if they make none. What has all begins anew.
   */
  static int made(List<byte[]> parts) {
    int made = NOTHING;
    for (byte[] part : parts) {
      PayloadOf payload = payload(part, 0);
      boolean follows = payload.made() == ALL || payload.made() == DIFFERENCE && made != NOTHING;
      made = follows ? payload.generation() : NOTHING;
    }
    return made;
  }
}
