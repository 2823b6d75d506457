package org.vfiospec.machine.live;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.machine.guest.LoggedMemory;
import org.vfiospec.machine.wire.DevicePiece;
import org.vfiospec.machine.wire.MalformedMessageException;
import org.vfiospec.machine.wire.MemoryPages;
import org.vfiospec.machine.wire.Message;

/**
 * What comes back to the source with a guest that could not be started: what the devices did that
 * ran for a moment. Nothing of it counts before RETURNED has come. Used by one thread.
 */
final class ReturnedGuest {
  private final List<MemoryPages> memory = new ArrayList<>();
  private final Map<Integer, ByteArrayOutputStream> transfers = new TreeMap<>();

  /**
   * Takes a MEMORY.
   *
   * @param pages of the guest
   */
  void takePages(Message message, int pages) throws MalformedMessageException {
    memory.add(MemoryPages.of(message, pages));
  }

  /**
   * Takes a DEVICE.
   *
   * @param devices of the guest
   */
  void takePiece(Message message, int devices) throws MalformedMessageException {
    DevicePiece piece = DevicePiece.of(message, devices);
    transfers
        .computeIfAbsent(piece.place(), place -> new ByteArrayOutputStream())
        .writeBytes(piece.bytes());
  }

  /** The guest is what came back; its devices are loaded with it when they are to run. */
  void replace(LoggedMemory present, DevicesInTransit devices) {
    memory.forEach(pages -> pages.storeTo(present));
    transfers.forEach((place, transfer) -> devices.get(place).replace(transfer.toByteArray()));
  }
}
