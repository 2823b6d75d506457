package org.vfiospec.machine.live;

import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.vfiospec.machine.guest.LoggedMemory;
import org.vfiospec.machine.wire.EndMark;

/** The copying of a guest, round by round, whose stores are logged. Used by one thread. */
final class GuestCopy {
  private final LoggedMemory memory;
  private final DevicesInTransit devices;
  private final RoundLimits limits;
  private final OutgoingGuest.Outlet outlet;
  private final OutgoingGuest outgoing;
  private final MigrationObserver observer;

  private int rounds;

  /** What devices gave in this round. */
  private long deviceBytes;

  GuestCopy(
      LoggedMemory memory,
      DevicesInTransit devices,
      RoundLimits limits,
      OutgoingGuest.Outlet outlet,
      MigrationObserver observer) {
    this.memory = Objects.requireNonNull(memory);
    this.devices = Objects.requireNonNull(devices);
    this.limits = Objects.requireNonNull(limits);
    this.outlet = Objects.requireNonNull(outlet);
    this.observer = Objects.requireNonNull(observer);
    outgoing = new OutgoingGuest(memory, outlet);
  }

  /**
   * Copies a guest that runs: all of memory once, then what was stored to meanwhile, over and over
   * within the limits; and what devices in pre-copy tell.
   *
   * @param cancelled asked between two rounds, whether to leave it at that
   */
  void rounds(BooleanSupplier cancelled)
      throws IOException, DeviceFailedException, MigrationFailedException {
    BitSet pages = new BitSet();
    pages.set(0, memory.pages());
    round(pages);
    boolean small = false;
    while (rounds < limits.most() && !small && !cancelled.getAsBoolean()) {
      pages = memory.takeDirty();
      small = pages.cardinality() <= limits.fewPages();
      round(pages);
    }
  }

  private void round(BitSet pages)
      throws IOException, DeviceFailedException, MigrationFailedException {
    outgoing.pages(pages);
    for (int i = 0; i < devices.size(); i++) {
      DeviceInTransit each = devices.get(i);
      if (each.supports(DeviceStage.PRE_COPY)) {
        // No more than there is now, or a busy device would never let this come to its end.
        long end = each.moved() + each.pending();
        byte[] piece = each.read();
        while (piece.length > 0) {
          sendPiece(i, piece);
          piece = each.moved() < end ? each.read() : new byte[0];
        }
      }
    }
    told(pages);
  }

  /** Copies what is left of a guest that stands, and says that this was all. */
  void rest() throws IOException, DeviceFailedException, MigrationFailedException {
    // The last store of a device is in memory, since all of them stand.
    BitSet pages = memory.takeDirty();
    memory.stopTracking();
    outgoing.pages(pages);
    for (int i = 0; i < devices.size(); i++) {
      byte[] piece = devices.get(i).read();
      while (piece.length > 0) {
        sendPiece(i, piece);
        piece = devices.get(i).read();
      }
      devices.get(i).standsWhole();
    }
    told(pages);
    outlet.send(new EndMark(memory.checksum(), devices.moved()).toMessage());
  }

  private void told(BitSet pages) {
    int count = pages.cardinality();
    observer.sent(new Round(rounds, count, (long) count * LoggedMemory.PAGE_SIZE, deviceBytes));
    rounds++;
    deviceBytes = 0;
  }

  private void sendPiece(int place, byte[] piece) throws IOException, MigrationFailedException {
    outgoing.piece(place, piece);
    deviceBytes += piece.length;
  }
}
