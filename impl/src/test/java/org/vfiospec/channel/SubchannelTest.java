package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubchannelTest {
  private static final Scsw STARTED = new Scsw(0x00c04000, 0, 0);
  private static final Irb INTERMEDIATE =
      Irb.of(
          STARTED
              .withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT)
              .withStctl(Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING)
              .withCstat(Scsw.CSTAT_PCI)
              .withCpa(0x1008));
  private static final Irb FINAL =
      Irb.of(new Scsw(0x00c04007, 0x1010, 0).withDstat(0x0c).withCount(5));

  private final Subchannel subchannel = new Subchannel();
  private final AtomicInteger interrupts = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private Orb orb = Orb.format1(0x1000);
  private ChannelProgram program;

  @BeforeEach
  void prepare() throws TranslationException {
    GuestMemory memory = new GuestMemory(0x2000);
    memory.write(0x1000, new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    program = ChannelProgram.read(memory, orb);
    subchannel.onStatusPending(interrupts::incrementAndGet);
    subchannel.onStart(starts::incrementAndGet);
  }

  @Test
  void aStartIsAcceptedTakenUpAndEnded() {
    assertThat(ssch()).isEqualTo(0);
    assertThat(starts).hasValue(1);
    assertThat(subchannel.scsw()).isEqualTo(STARTED.withActl(Scsw.ACTL_START_PEND));
    StartFunction active = subchannel.active().orElseThrow();
    assertThat(active.orb()).isEqualTo(orb);
    assertThat(active.program()).isSameAs(program);
    assertThat(subchannel.begin()).hasValueSatisfying(s -> assertThat(s).isSameAs(active));
    assertThat(subchannel.begin()).isEmpty();
    assertThat(subchannel.scsw().actl()).isEqualTo(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT);
    assertThat(subchannel.presentFinal(FINAL)).isTrue();
    assertThat(interrupts).hasValue(1);
    assertThat(subchannel.active()).isEmpty();
    assertThat(subchannel.tsch()).hasValue(FINAL);
    assertThat(subchannel.tsch()).isEmpty();
    assertThat(subchannel.scsw().fctl()).isZero();
    assertThat(subchannel.scsw().actl()).isZero();
    assertThat(ssch()).isEqualTo(0);
  }

  @Test
  void cc1WhileStatusIsPending() {
    ssch();
    subchannel.presentFinal(FINAL);
    assertThat(ssch()).isEqualTo(1);
    assertThat(subchannel.tsch()).hasValue(FINAL);
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    assertThat(ssch()).isEqualTo(1);
    assertThat(starts).hasValue(1);
  }

  @Test
  void cc1ComesBeforeCc2() {
    ssch();
    subchannel.presentIntermediate(INTERMEDIATE);
    assertThat(ssch()).isEqualTo(1);
    subchannel.tsch();
    assertThat(ssch()).isEqualTo(2);
  }

  @Test
  void cc2WhileAStartFunctionIsInProgress() {
    ssch();
    Scsw before = subchannel.scsw();
    assertThat(ssch()).isEqualTo(2);
    assertThat(subchannel.scsw()).isEqualTo(before);
    subchannel.begin();
    assertThat(ssch()).isEqualTo(2);
  }

  @Test
  void cc3TellsALostSubchannelFromALostPath() {
    subchannel.setPathsAvailable(0x40);
    orb = orb.withLpm(0x80);
    assertThat(ssch()).isEqualTo(3);
    assertThat(subchannel.stsch()).as("EACCES: another path is left").isEqualTo(0);
    assertThat(subchannel.pathsAvailable()).isEqualTo(0x40);
    subchannel.setPathsAvailable(0);
    orb = orb.withLpm(0xff);
    assertThat(ssch()).isEqualTo(3);
    subchannel.setPathsAvailable(0x80);
    subchannel.setOperational(false);
    assertThat(ssch()).isEqualTo(3);
    assertThat(subchannel.stsch()).as("ENODEV").isEqualTo(3);
    assertThat(starts).hasValue(0);
    subchannel.setOperational(true);
    assertThat(ssch()).isEqualTo(0);
  }

  @Test
  void cc3WhileDisabled() {
    assertThat(subchannel.msch(Enablement.DISABLED)).isEqualTo(0);
    assertThat(ssch()).isEqualTo(3);
    assertThat(subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)).isFalse();
    assertThat(subchannel.msch(Enablement.ENABLED)).isEqualTo(0);
    assertThat(ssch()).isEqualTo(0);
  }

  @Test
  void mschGivesItsConditionCodes() {
    ssch();
    assertThat(subchannel.msch(Enablement.DISABLED)).isEqualTo(2);
    subchannel.presentFinal(FINAL);
    assertThat(subchannel.msch(Enablement.DISABLED)).isEqualTo(1);
    assertThat(subchannel.enablement()).isEqualTo(Enablement.ENABLED);
    subchannel.setOperational(false);
    assertThat(subchannel.msch(Enablement.DISABLED)).isEqualTo(3);
  }

  @Test
  void intermediateStatusLeavesTheFunctionInProgress() {
    ssch();
    subchannel.begin();
    assertThat(subchannel.presentIntermediate(INTERMEDIATE)).isTrue();
    assertThat(subchannel.tsch()).hasValue(INTERMEDIATE);
    assertThat(subchannel.active()).isPresent();
    assertThat(subchannel.scsw()).isEqualTo(STARTED.withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT));
    subchannel.presentFinal(FINAL);
    assertThat(subchannel.tsch()).hasValue(FINAL);
    assertThat(interrupts).hasValue(2);
  }

  @Test
  void statusThatMeetsPendingStatusAccumulates() {
    ssch();
    subchannel.presentIntermediate(INTERMEDIATE);
    subchannel.presentIntermediate(INTERMEDIATE.withScsw(INTERMEDIATE.scsw().withCpa(0x1010)));
    assertThat(subchannel.scsw()).isEqualTo(INTERMEDIATE.scsw().withCpa(0x1010));
    subchannel.presentFinal(FINAL);
    assertThat(interrupts).as("it was pending all the time").hasValue(1);
    Irb taken = subchannel.tsch().orElseThrow();
    assertThat(taken.scsw()).isEqualTo(FINAL.scsw().withStctl(0x0f).withCstat(Scsw.CSTAT_PCI));
    assertThat(taken.scsw().isFinal()).isTrue();
    assertThat(subchannel.statusPending()).isFalse();
    assertThat(ssch()).isEqualTo(0);
  }

  @Test
  void unsolicitedStatusIsAlertOfNoFunction() {
    ssch();
    assertThat(subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)).isFalse();
    subchannel.presentFinal(FINAL);
    assertThat(subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)).isFalse();
    subchannel.tsch();
    assertThat(subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)).isTrue();
    assertThat(subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)).isFalse();
    assertThat(interrupts).hasValue(2);
    Scsw scsw = subchannel.tsch().orElseThrow().scsw();
    assertThat(scsw.word0()).as("as in a published trace").isEqualTo(0x00c00011);
    assertThat(scsw.dstat()).isEqualTo(Scsw.DSTAT_ATTENTION);
    assertThat(scsw.isSolicited()).isFalse();
    assertThat(ssch()).isEqualTo(0);
  }

  @Test
  void noStartMeansNoStatusForIt() {
    assertThat(subchannel.presentIntermediate(INTERMEDIATE)).isFalse();
    assertThat(subchannel.presentFinal(FINAL)).isFalse();
    ssch();
    assertThat(subchannel.presentFinal(FINAL)).isTrue();
    assertThat(subchannel.presentFinal(FINAL)).isFalse();
  }

  @Test
  void whatASubchannelLostItDoesNotPresentLater() {
    ssch();
    StartFunction old = subchannel.begin().orElseThrow();
    subchannel.setOperational(false);
    assertThat(subchannel.presentFinal(FINAL)).isFalse();
    assertThat(subchannel.tsch()).isEmpty();
    subchannel.setOperational(true);
    ssch();
    assertThat(subchannel.present(old, FINAL)).isFalse();
    assertThat(subchannel.present(subchannel.active().orElseThrow(), INTERMEDIATE)).isTrue();
    assertThat(subchannel.present(subchannel.active().orElseThrow(), FINAL)).isTrue();
  }

  @Test
  void aStatusOfTheWrongKindIsRefused() {
    ssch();
    assertThatIllegalArgumentException().isThrownBy(() -> subchannel.presentIntermediate(FINAL));
    assertThatIllegalArgumentException().isThrownBy(() -> subchannel.presentFinal(INTERMEDIATE));
    assertThatIllegalArgumentException().isThrownBy(() -> subchannel.presentFinal(Irb.ZERO));
    assertThat(subchannel.statusPending()).isFalse();
  }

  @Test
  void theInterruptLineRunsOutsideOfTheInternalLock() {
    subchannel.onStatusPending(() -> onAnotherThread(subchannel::tsch));
    ssch();
    subchannel.presentFinal(FINAL);
    assertThat(subchannel.statusPending()).isFalse();
  }

  @Test
  void ofStartsThatRaceOneIsAccepted() throws Exception {
    List<Callable<Integer>> sschs = Collections.nCopies(4, this::ssch);
    List<Callable<Optional<Irb>>> tschs = Collections.nCopies(4, subchannel::tsch);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 200; round++) {
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> each : threads.invokeAll(sschs)) {
          codes.add(each.get());
        }
        assertThat(codes).containsExactlyInAnyOrder(0, 2, 2, 2);
        List<Optional<Irb>> taken = new ArrayList<>();
        subchannel.presentFinal(FINAL);
        for (Future<Optional<Irb>> each : threads.invokeAll(tschs)) {
          taken.add(each.get());
        }
        assertThat(taken).containsOnlyOnce(Optional.of(FINAL));
        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(1);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(interrupts).hasValue(200);
  }

  private int ssch() {
    return subchannel.ssch(orb, program);
  }

  private static void onAnotherThread(Runnable body) {
    Thread thread = new Thread(body);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
