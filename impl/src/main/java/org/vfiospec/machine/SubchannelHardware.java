package org.vfiospec.machine;

import java.time.Duration;
import java.util.BitSet;
import java.util.Objects;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.ChannelPathThread;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.stream.TransferWriter;

/**
 * A subchannel with a block device behind it as hardware that migrates: the SCSW, the pending
 * status, position and sense data of the device, and its blocks. What the channel subsystem of a
 * machine decides stays: whether the subchannel is operational and enabled, and its paths.
 *
 * <p>Quiet or not makes no difference: there is no DMA between devices here, and a subchannel has
 * no other way to be quiet than to be stopped (Huck and Williamson, 20 and 21 December 2021). So
 * channel programs may store into the guest's memory until it is frozen. A freeze waits for the
 * channel program that runs, and kills none; a start function that the device was not told of yet
 * runs as well. Frozen, I/O instructions get condition code 3, the two-bit form of all ones, and
 * unsolicited status is discarded.
 *
 * <p>The log has the blocks that were written, with the content they have when they are told.
 * {@code stopLogging} ends the transfer: parts told before it belong to no {@code capture} after
 * it. To reset or to discard forgets what the subchannel and the device hold, but no block: a disk
 * keeps its data when its power fails.
 *
 * <p>Instructions and the channel go on beside on any thread; the commands one at a time, but for a
 * reset, which does not wait for a freeze.
 */
public final class SubchannelHardware implements Hardware {
  /** What its transfers are the state of. */
  public static final DeviceKind KIND = SubchannelPayload.KIND;

  private final Subchannel subchannel;
  private final BlockDevice device;
  private final ChannelPathThread channel;
  private final Duration limit;

  /**
   * Guards the log; held by whoever logs, or resets what is frozen. Not held while a freeze waits.
   * Taken before the channel is.
   */
  private final Object log = new Object();

  /** Null while nothing is logged. Guarded by the log's lock. */
  private TransferWriter transfer;

  /**
   * What the parts of the transfer tell so far about the elements; null if there are none. Guarded
   * likewise.
   */
  private SubchannelImage told;

  /**
   * The hardware side of a subchannel.
   *
   * @param device of at most 2<sup>30</sup> bytes
   * @param channel what executes the programs of this subchannel on this device
   * @param limit how long a freeze waits for a channel program
   */
  public SubchannelHardware(
      Subchannel subchannel, BlockDevice device, ChannelPathThread channel, Duration limit) {
    this.subchannel = Objects.requireNonNull(subchannel);
    this.device = Objects.requireNonNull(device);
    this.channel = Objects.requireNonNull(channel);
    this.limit = Objects.requireNonNull(limit);
    if (SubchannelPayload.longest(device) > 1L << 30) {
      throw new IllegalArgumentException("too large a device to be told in one part");
    }
  }

  @Override
  public void quiesce() {
    // nothing goes from device to device
  }

  @Override
  public void unquiesce() {
    // nothing goes from device to device
  }

  @Override
  public void freeze() throws HardwareException {
    try {
      if (!subchannel.freeze(limit)) {
        throw new HardwareException("a channel program did not end within " + limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HardwareException("interrupted while a channel program ran");
    }
    // A program whose subchannel was lost meanwhile may still be at its last CCW.
    channel.betweenCcws(() -> {});
  }

  @Override
  public void unfreeze() {
    subchannel.unfreeze();
  }

  @Override
  public void startLogging() {
    synchronized (log) {
      transfer = new TransferWriter(SubchannelPayload.KIND);
      told = null;
    }
  }

  @Override
  public void stopLogging() {
    synchronized (log) {
      transfer = null;
      told = null;
    }
  }

  @Override
  public byte[] changes() {
    synchronized (log) {
      if (transfer == null) {
        return new byte[0];
      }
      SubchannelImage changes = channel.readBetweenCcws(this::tellChanges);
      return changes.isEmpty()
          ? new byte[0]
          : transfer.part(SubchannelPayload.encode(changes, device));
    }
  }

  @Override
  public byte[] capture() throws HardwareException {
    synchronized (log) {
      requireFrozen();
      TransferWriter ended =
          transfer == null ? new TransferWriter(SubchannelPayload.KIND) : transfer;
      return ended.last(SubchannelPayload.encode(channel.readBetweenCcws(this::rest), device));
    }
  }

  @Override
  public long longestCapture() {
    return TransferWriter.length(SubchannelPayload.longest(device));
  }

  @Override
  public void discard() {
    channel.betweenCcws(
        () -> {
          subchannel.clear();
          clearDevice();
        });
  }

  @Override
  public void load(byte[] bytes) throws InvalidImageException, HardwareException {
    synchronized (log) {
      requireFrozen();
      SubchannelImage image = SubchannelPayload.decode(bytes, device);
      channel.betweenCcws(
          () -> {
            image.forEachBlock(device::setBlock);
            device.load(image.position(), image.get(SubchannelImage.Element.SENSE));
            subchannel.load(image.content());
          });
    }
  }

  @Override
  public void reset() {
    synchronized (log) {
      stopLogging();
      channel.betweenCcws(
          () -> {
            subchannel.reset();
            clearDevice();
          });
    }
  }

  private void clearDevice() {
    device.load(0, new byte[BlockDevice.SENSE_SIZE]);
  }

  private SubchannelImage tellChanges() {
    SubchannelImage now = SubchannelImage.of(subchannel.content(), device);
    SubchannelImage changes = untold(now);
    told = now;
    device.forgetWritten();
    return changes;
  }

  private SubchannelImage rest() {
    return untold(SubchannelImage.of(subchannel.content(), device));
  }

  private SubchannelImage untold(SubchannelImage now) {
    SubchannelImage untold = told == null ? now.copy() : now.without(told);
    BitSet numbers = device.written();
    if (told == null) {
      numbers.set(0, device.blockCount());
    }
    numbers.stream().forEach(number -> untold.putBlock(number, device.block(number)));
    return untold;
  }

  private void requireFrozen() throws HardwareException {
    if (!subchannel.frozen()) {
      throw new HardwareException("the subchannel is not frozen");
    }
  }
}
