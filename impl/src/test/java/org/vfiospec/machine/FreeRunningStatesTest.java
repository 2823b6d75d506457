package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.live.Interfaces;
import org.vfiospec.migration.v2.DataFds;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/**
 * Users of a device with the state machine who set and get, read, write and reset all at once, with
 * nobody to order them: each gets what the interface says that he may get.
 */
@Timeout(60)
class FreeRunningStatesTest {
  private static final int TIMES = 4_000;
  private static final int LONGEST = 4096;
  private static final List<DeviceState> OF_TRANSFERS =
      List.of(DeviceState.RUNNING, DeviceState.PRE_COPY, DeviceState.STOP_COPY);
  private static final MigrationFlags FLAGS = new MigrationFlags(7);

  private static final Set<Integer> OF_SET = orZero(Errno.EINVAL, Errno.EIO);
  private static final Set<Integer> OF_INFO = orZero(Errno.EINVAL, Errno.ENODEV, Errno.EIO);
  private static final Set<Integer> OF_READ = orZero(Errno.ENOMSG, Errno.ENODEV, Errno.EBADF);
  private static final Set<Integer> OF_WRITE = results(Errno.ENODEV, Errno.EBADF, Errno.ENOMEM);

  /** Whoever resets does not wait for the state mutex. */
  private static final Map<String, Object> DEFERRED = with("reset", "deferred");

  private static Map<String, Object> with(String choice, Object value) {
    Map<String, Object> record = new HashMap<>(Interfaces.STATES);
    record.put(choice, value);
    return record;
  }

  private static Set<Integer> results(Errno... failures) {
    return Stream.of(failures).map(Errno::result).collect(Collectors.toSet());
  }

  private static Set<Integer> orZero(Errno... failures) {
    Set<Integer> results = results(failures);
    results.add(0);
    return results;
  }

  static Stream<Arguments> devicesAndRevisions() {
    Stream<Named<Supplier<Specimen>>> devices =
        Stream.of(
            Named.of("serial port", SerialPortSpecimen::new),
            Named.of("subchannel", SubchannelSpecimen::new));
    return devices.flatMap(
        device ->
            Stream.of(Interfaces.STATES, DEFERRED)
                .map(DesignChoices::of)
                .map(choices -> Arguments.of(device, choices)));
  }

  /** The data FD that user space was given last; it never runs out of numbers. */
  private static final class LastFd implements DataFds {
    private volatile DataFile last;

    @Override
    public int reserve() {
      return 3;
    }

    @Override
    public void install(int number, DataFile file) {
      last = file;
    }

    @Override
    public void giveBack(int number) {
      // there are enough
    }
  }

  @ParameterizedTest
  @MethodSource("devicesAndRevisions")
  void everyCallGetsWhatItMayGetAndBehindAResetTheDeviceMigratesWhole(
      Supplier<Specimen> devices, DesignChoices choices) throws Exception {
    try (Specimen here = devices.get();
        Specimen there = devices.get()) {
      LastFd fds = new LastFd();
      MigratableDevice device = opened(choices, here, fds);
      assertThat(set(device, DeviceState.PRE_COPY)).isZero();

      Together.run(
          TIMES,
          List.of(
              random -> setAny(device, random),
              random -> setAny(device, random),
              random -> assertThat(device.state()).isNotNull(),
              random -> use(device, fds.last, random),
              random -> device.reset()));

      device.reset();
      assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
      assertThat(here.frozen()).isFalse();
      assertThat(device.view().mutexOwner()).isNull();
      here.use(new Random(2022));
      assertMigrates(device, fds, here, choices, there);
    }
  }

  private static MigratableDevice opened(DesignChoices choices, Specimen specimen, DataFds fds) {
    MigratableDevice device =
        new MigratableDevice(choices, FLAGS, specimen.hardware(), fds, 0, LONGEST, StepPoints.NONE);
    device.open();
    return device;
  }

  private static int set(MigratableDevice device, DeviceState wanted) {
    return device.setState(wanted.number()).result();
  }

  /** Any number of a state, and two that are none; mostly those that a transfer takes. */
  private static void setAny(MigratableDevice device, Random random) {
    int wanted =
        random.nextInt(4) == 0
            ? random.nextInt(DeviceState.values().length + 2) - 1
            : OF_TRANSFERS.get(random.nextInt(OF_TRANSFERS.size())).number();
    assertThat(OF_SET).contains(device.setState(wanted).result());
  }

  private static void use(MigratableDevice device, DataFile file, Random random) {
    byte[] bytes = new byte[1 + random.nextInt(100)];
    if (random.nextBoolean()) {
      int read = file.read(bytes, 0, bytes.length);
      assertThat(read > 0 && read <= bytes.length || OF_READ.contains(read))
          .as("%s", read)
          .isTrue();
    } else {
      int written = file.write(bytes, 0, bytes.length);
      assertThat(written == bytes.length || OF_WRITE.contains(written)).as("%s", written).isTrue();
    }
    if (file instanceof SavingFile saving) {
      assertThat(OF_INFO).contains(device.precopyInfo(saving).result());
    }
  }

  private static void assertMigrates(
      MigratableDevice source, LastFd out, Specimen here, DesignChoices choices, Specimen there) {
    LastFd in = new LastFd();
    MigratableDevice destination = opened(choices, there, in);
    assertThat(set(destination, DeviceState.RESUMING)).isZero();
    assertThat(set(source, DeviceState.PRE_COPY)).isZero();
    move(out.last, in.last);
    here.use(new Random(2021));
    assertThat(set(source, DeviceState.STOP_COPY)).isZero();
    move(out.last, in.last);
    assertThat(set(destination, DeviceState.STOP)).isZero();
    assertThat(there.state()).isEqualTo(here.state());
  }

  private static void move(DataFile from, DataFile to) {
    byte[] piece = new byte[64];
    for (int read = from.read(piece, 0, 64); read > 0; read = from.read(piece, 0, 64)) {
      assertThat(to.write(piece, 0, read)).isEqualTo(read);
    }
  }
}
