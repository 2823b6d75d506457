package org.vfiospec.binding.migration;

import java.util.List;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.TransferReader;

/** Hardware as module MigrationStates has it: it loads whole transfers that make a state. */
final class PiecewiseHardware extends ShownHardware {
  @Override
  int examined(byte[] transfer) throws InvalidImageException {
    TransferReader reader = reader();
    int made = made(payloads(transfer, reader));
    reader.end();
    if (made == NOTHING) {
      throw new InvalidImageException("the parts make no state");
    }
    return made;
  }

  /** The generation that the parts which have come make; NOTHING if they make none. */
  static int made(byte[] transfer) {
    try {
      return made(payloads(transfer, reader()));
    } catch (InvalidImageException e) {
      return NOTHING;
    }
  }

  private static int made(List<PayloadOf> payloads) {
    int made = NOTHING;
    for (PayloadOf payload : payloads) {
      if (payload.made() != (made == NOTHING ? ALL : DIFFERENCE)) {
        return NOTHING;
      }
      made = payload.generation();
    }
    return made;
  }
}
