package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;

/** Whatever prefix of the pre-copy data was read, the destination gets the state of the freeze. */
@Timeout(60)
class WindowedTransferTest {
  private static final int LONGEST = 1 << 20;

  private final Random random = new Random(8);

  static Stream<Arguments> devicesAndWindows() {
    Stream<Supplier<Specimen>> devices =
        Stream.of(SerialPortSpecimen::new, SubchannelSpecimen::new);
    return devices.flatMap(
        device -> Stream.of(1, 7, 64, 4096).map(size -> Arguments.of(device, size)));
  }

  @ParameterizedTest
  @MethodSource("devicesAndWindows")
  void theDestinationHasTheStateOfTheFreeze(Supplier<Specimen> devices, int size) throws Exception {
    for (int chunks = 0; chunks < 12; chunks++) {
      try (Specimen source = devices.get();
          Specimen destination = devices.get()) {
        Hardware hardware = source.hardware();
        DataWindow out = new DataWindow(hardware, size, LONGEST);
        DataWindow in = new DataWindow(destination.hardware(), size, LONGEST);
        source.use(random);
        hardware.startLogging();
        out.openForSaving();
        in.openForResuming();
        for (int i = 0; i < chunks; i++) {
          move(out, in);
          source.use(random);
        }
        hardware.freeze();
        out.finish(hardware.capture());
        while (move(out, in)) {
          assertThat(out.chunkSize()).isPositive();
        }
        destination.hardware().freeze();
        destination.hardware().load(in.received());
        assertThat(destination.state()).isEqualTo(source.state());
      }
    }
  }

  private static boolean move(DataWindow out, DataWindow in) throws HardwareException {
    if (out.pendingBytes() == 0) {
      return false;
    }
    out.nextChunk();
    byte[] chunk = new byte[out.chunkSize()];
    out.copyOut(0, chunk, 0, chunk.length);
    assertThat(in.copyIn(0, chunk, 0, chunk.length)).isTrue();
    assertThat(in.take(chunk.length)).isTrue();
    return true;
  }
}
