package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.Revisions;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ChannelPathThread;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;

class GuestReadsBlockTest {
  @Test
  @SuppressWarnings("try")
  void aGuestReadsABlock() throws Exception {
    byte[] content = new byte[BlockDevice.BLOCK_SIZE];
    Arrays.fill(content, (byte) 0x5a);
    BlockDevice disk = new BlockDevice(16);
    disk.setBlock(7, content);

    GuestMemory memory = new GuestMemory(0x10000);
    Subchannel subchannel = new Subchannel();
    EventFd ioTrigger = new EventFd();
    DesignChoices recommended = DesignChoices.of(Revisions.RECOMMENDED);
    try (ChannelPathThread channel = new ChannelPathThread("channel", subchannel, disk, memory);
        SingleThreadWorkqueue workqueue = new SingleThreadWorkqueue("vfio-ccw");
        VfioCcwDevice device =
            new VfioCcwDevice(recommended, subchannel, memory, workqueue, ioTrigger);
        Vmm vmm = new Vmm(device, ioTrigger)) {
      subchannel.onStatusPending(device::interrupt);
      assertThat(device.open()).isZero();

      memory.write(0x2000, new byte[] {0, 0, 0, 7}); // the number of the block
      memory.write(0x1000, new Ccw(Ccw.SEEK, Ccw.CC, 4, 0x2000));
      memory.write(0x1008, new Ccw(Ccw.READ, 0, content.length, 0x3000));
      assertThat(vmm.ssch(Orb.format1(0x1000))).isZero();
      vmm.awaitInterruption();

      Scsw status = vmm.tsch().orElseThrow().scsw();
      assertThat(status.dstat()).isEqualTo(Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END);
      assertThat(memory.read(0x3000, content.length)).isEqualTo(content);
    }
  }
}
