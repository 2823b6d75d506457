package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.InvalidImageException;

/**
 * A transfer that arrived wrong is refused in one line, changes nothing, and costs no more memory
 * than its own length justifies; one that is forged well is at least a state that the device can be
 * in.
 */
@Timeout(300)
class CorruptedTransferTest {
  private static final int TRANSFERS = 40;
  private static final int ROUNDS = 10_000;

  /** What is accepted is then migrated on, which takes its time. */
  private static final int FORGED_ROUNDS = 3_000;

  private static final Pattern ONE_LINE = Pattern.compile("byte \\d+: [^\\n]+");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The JVM links the code of a message when it is made first. */
  private static final long ONE_TIME_COSTS = 1_000_000;

  private final Random random = new Random(163909282574L);

  static Stream<Named<Supplier<Specimen>>> devices() {
    return Stream.of(
        Named.of("serial port", SerialPortSpecimen::new),
        Named.of("subchannel", SubchannelSpecimen::new));
  }

  @ParameterizedTest
  @MethodSource("devices")
  void noWrongTransferChangesTheDevice(Supplier<Specimen> devices) throws Exception {
    ValidTransfers transfers = new ValidTransfers(devices, TRANSFERS, random);
    Map<Corruption, Integer> refused = new EnumMap<>(Corruption.class);
    try (Specimen device = devices.get()) {
      for (int i = 0; i < 10; i++) {
        device.use(random);
      }
      device.hardware().freeze();
      Object before = device.state();
      for (Corruption corruption : Corruption.values()) {
        for (int round = rounds(corruption); round > 0; round--) {
          byte[] wrong = corruption.apply(transfers.any(random), transfers.any(random), random);
          boolean right = transfers.makeUp(wrong);
          if (!right && isRefused(device, wrong)) {
            refused.merge(corruption, 1, Integer::sum);
            assertUnchanged(device, before);
          } else if (!right) {
            assertThat(corruption).isEqualTo(Corruption.FORGED);
            assertCanBeRunFrom(device, devices);
            before = device.state();
            assertUnchanged(device, before);
          }
        }
      }
      before = device.state();
      device.hardware().unfreeze();
      assertThat(device.state()).isEqualTo(before);
    }
    assertThat(refused.values().stream().mapToInt(each -> each).sum()).isGreaterThan(100_000);
    assertThat(refused).containsOnlyKeys(Corruption.values());
    assertThat(refused.get(Corruption.FORGED)).isBetween(FORGED_ROUNDS / 10, FORGED_ROUNDS - 1);
  }

  private static int rounds(Corruption corruption) {
    return corruption == Corruption.FORGED ? FORGED_ROUNDS : ROUNDS;
  }

  /** Does what AssertJ does, but not for nothing a hundred thousand times. */
  private static void assertUnchanged(Specimen device, Object before) {
    if (!device.frozen() || !device.state().equals(before)) {
      fail("frozen: %s, was %s, is %s", device.frozen(), before, device.state());
    }
  }

  private static boolean isRefused(Specimen device, byte[] wrong) throws Exception {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    String message = refusal(device.hardware(), wrong);
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    if (allocated > ONE_TIME_COSTS + 40L * wrong.length
        || message != null && !ONE_LINE.matcher(message).matches()) {
      fail("%s bytes allocated for %s: %s", allocated, wrong.length, message);
    }
    return message != null;
  }

  /** The message of the refusal; null if there is none. */
  private static String refusal(Hardware hardware, byte[] wrong) throws Exception {
    try {
      hardware.load(wrong);
      return null;
    } catch (InvalidImageException e) {
      return e.getMessage();
    }
  }

  /** What a forged transfer led to can be taken elsewhere, and the device runs from it. */
  private void assertCanBeRunFrom(Specimen device, Supplier<Specimen> devices) throws Exception {
    byte[] captured = device.hardware().capture();
    try (Specimen other = devices.get()) {
      other.hardware().freeze();
      other.hardware().load(captured);
      assertThat(other.state()).isEqualTo(device.state());
      other.hardware().unfreeze();
      other.use(random);
    }
  }
}
