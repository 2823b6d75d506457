package org.vfiospec.machine.live;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.vfiospec.machine.guest.LoggedMemory;
import org.vfiospec.machine.wire.DevicePiece;
import org.vfiospec.machine.wire.MemoryPages;
import org.vfiospec.machine.wire.Message;

/** What a host sends of a guest, in messages of a length that fits. Used by one thread. */
final class OutgoingGuest {
  /** The way to the other host. */
  @FunctionalInterface
  interface Outlet {
    /** Sends a message, or throws why the migration does not go on. */
    void send(Message message) throws IOException, MigrationFailedException;
  }

  private final LoggedMemory memory;
  private final Outlet outlet;

  OutgoingGuest(LoggedMemory memory, Outlet outlet) {
    this.memory = Objects.requireNonNull(memory);
    this.outlet = Objects.requireNonNull(outlet);
  }

  /** Sends pages, with the content that they have when it is their turn. */
  void pages(BitSet numbers) throws IOException, MigrationFailedException {
    Map<Integer, byte[]> gathered = new LinkedHashMap<>();
    for (int page = numbers.nextSetBit(0); page >= 0; page = numbers.nextSetBit(page + 1)) {
      gathered.put(page, memory.page(page));
      if (gathered.size() == MemoryPages.MOST) {
        outlet.send(new MemoryPages(gathered).toMessage());
        gathered.clear();
      }
    }
    if (!gathered.isEmpty()) {
      outlet.send(new MemoryPages(gathered).toMessage());
    }
  }

  /** Sends the next bytes of a device's transfer. */
  void piece(int place, byte[] bytes) throws IOException, MigrationFailedException {
    for (int from = 0; from < bytes.length; from += DevicePiece.MOST) {
      int to = Math.min(from + DevicePiece.MOST, bytes.length);
      outlet.send(new DevicePiece(place, Arrays.copyOfRange(bytes, from, to)).toMessage());
    }
  }
}
