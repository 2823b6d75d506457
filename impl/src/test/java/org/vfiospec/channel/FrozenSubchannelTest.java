package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FrozenSubchannelTest {
  private static final Duration INSTANT = Duration.ofMillis(1);
  private static final Scsw STARTED = new Scsw(0x00c04000, 0, 0);
  private static final Irb FINAL =
      Irb.of(new Scsw(0x00c04007, 0x1010, 0).withDstat(0x0c).withCount(5));
  private static final SubchannelContent IDLE = new SubchannelContent(Scsw.ZERO, Optional.empty());

  private final Subchannel subchannel = new Subchannel();

  @Test
  void aStartThatNobodyTookUpHasToEnd() throws Exception {
    assertThat(ssch()).isZero();
    assertThat(subchannel.freeze(INSTANT)).isFalse();
    assertThat(subchannel.frozen()).isFalse();
    subchannel.begin();
    assertThat(subchannel.freeze(INSTANT)).isFalse();
    subchannel.presentFinal(FINAL);
    assertThat(subchannel.freeze(INSTANT)).isTrue();
    assertThat(subchannel.freeze(INSTANT)).isTrue();
    assertThat(subchannel.frozen()).isTrue();
  }

  @Test
  void whoWaitsLearnsOfTheEndThatJoinsPendingStatus() throws Exception {
    ssch();
    subchannel.begin();
    subchannel.presentIntermediate(
        Irb.of(STARTED.withActl(6).withStctl(9).withCstat(Scsw.CSTAT_PCI)));
    assertThat(frozenBy(() -> subchannel.presentFinal(FINAL))).isTrue();
  }

  @Test
  void whoWaitsLearnsOfTheLoss() throws Exception {
    ssch();
    assertThat(frozenBy(() -> subchannel.setOperational(false))).isTrue();
  }

  @Test
  void whoWaitsLearnsOfTheReset() throws Exception {
    ssch();
    assertThat(frozenBy(subchannel::reset)).isTrue();
  }

  /** Whether a freeze that waits succeeds when this happens. */
  private boolean frozenBy(Runnable event) throws InterruptedException {
    AtomicInteger frozen = new AtomicInteger();
    Thread waiting =
        new Thread(
            () -> {
              try {
                frozen.set(subchannel.freeze(Duration.ofHours(1)) ? 1 : 0);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    waiting.setDaemon(true);
    waiting.start();
    while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    event.run();
    waiting.join();
    return frozen.get() == 1;
  }

  @Test
  void afterAFreezeThatFailedStartsAreAccepted() throws Exception {
    ssch();
    subchannel.freeze(INSTANT);
    subchannel.presentFinal(FINAL);
    subchannel.tsch();
    assertThat(ssch()).isZero();
  }

  @Test
  void whatIsLostHasEnded() throws Exception {
    ssch();
    subchannel.setOperational(false);
    assertThat(subchannel.freeze(INSTANT)).isTrue();
    subchannel.setOperational(true);
    assertThat(subchannel.frozen()).isTrue();
    assertThat(subchannel.stsch()).isEqualTo(ConditionCode.NOT_OPERATIONAL);
  }

  @Test
  void theInterruptLineThatThrowsIsNotWaitedForForever() throws Exception {
    subchannel.onStatusPending(
        () -> {
          throw new UnsupportedOperationException("planted");
        });
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION));
    assertThat(subchannel.freeze(INSTANT)).isTrue();
  }

  @Test
  void theInterruptLineCannotFreeze() throws Exception {
    AtomicInteger frozen = new AtomicInteger();
    subchannel.onStatusPending(
        () -> {
          try {
            frozen.addAndGet(subchannel.freeze(INSTANT) ? 1 : 0);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    assertThat(frozen).hasValue(0);
  }

  @Test
  void resetForgetsWhatTheDeviceSaidAndRuns() throws Exception {
    ssch();
    StartFunction start = subchannel.active().orElseThrow();
    subchannel.reset();
    assertThat(subchannel.isInProgress(start)).isFalse();
    assertThat(subchannel.content()).isEqualTo(IDLE);
    assertThat(subchannel.present(start, FINAL)).isFalse();
    ssch();
    subchannel.presentFinal(FINAL);
    subchannel.freeze(INSTANT);
    subchannel.reset();
    assertThat(subchannel.frozen()).isFalse();
    assertThat(subchannel.tsch()).isEmpty();
    assertThat(ssch()).isZero();
  }

  @Test
  void everyStateOfAFrozenSubchannelIsTakenElsewhere() throws Exception {
    assertGoesElsewhere();
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    assertGoesElsewhere();
    subchannel.tsch();
    ssch();
    subchannel.presentFinal(FINAL); // never taken up
    assertGoesElsewhere();
    subchannel.tsch();
    assertGoesElsewhere();
    ssch();
    subchannel.begin();
    subchannel.presentIntermediate(
        Irb.of(STARTED.withActl(6).withStctl(9).withCstat(Scsw.CSTAT_PCI)));
    subchannel.presentFinal(FINAL);
    assertGoesElsewhere();
    subchannel.tsch();
    subchannel.presentUnsolicited(Irb.of(Scsw.ZERO.withStctl(0x11).withCpa(7)));
    assertGoesElsewhere();
  }

  private void assertGoesElsewhere() throws Exception {
    assertThat(subchannel.freeze(INSTANT)).isTrue();
    SubchannelContent state = subchannel.content();
    assertThat(state.defect()).isEmpty();
    Subchannel other = new Subchannel();
    other.freeze(INSTANT);
    other.load(state);
    assertThat(other.content()).isEqualTo(state);
    assertThat(other.scsw()).isEqualTo(subchannel.scsw());
    subchannel.unfreeze();
    other.unfreeze();
    Subchannel third = new Subchannel();
    third.freeze(INSTANT);
    third.load(state);
    third.unfreeze();
    assertThat(third.tsch()).isEqualTo(state.pending());
    assertThat(third.scsw().fctl()).isZero();
  }

  @Test
  void onlyAFrozenSubchannelIsLoadedAndOnlyWithAPossibleState() throws Exception {
    assertThatIllegalStateException().isThrownBy(() -> subchannel.load(IDLE));
    subchannel.freeze(INSTANT);
    SubchannelContent impossible = new SubchannelContent(STARTED, Optional.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> subchannel.load(impossible));
    assertThat(subchannel.content()).isEqualTo(IDLE);
  }

  @Test
  void impossibleStatesHaveADefect() {
    Irb alert = Irb.of(Scsw.ZERO.withStctl(0x11));
    Scsw alertControls = Scsw.ZERO.withStctl(0x11);
    assertDefect(new Scsw(0x04000000, 0, 0), Optional.empty()); // eswf
    assertDefect(new Scsw(0, 8, 0), Optional.empty());
    assertDefect(new Scsw(0, 0, 1), Optional.empty());
    assertDefect(Scsw.ZERO.withActl(Scsw.ACTL_START_PEND), Optional.empty());
    assertDefect(alertControls, Optional.empty());
    assertDefect(Scsw.ZERO, Optional.of(Irb.ZERO));
    assertDefect(Scsw.ZERO, Optional.of(alert));
    assertDefect(alertControls.withActl(6), Optional.of(alert));
    assertDefect(alertControls, Optional.of(alert.withScsw(alertControls.withFctl(4))));
    assertDefect(alertControls, Optional.of(alert.withScsw(alertControls.withActl(6))));
    Scsw finalControls = STARTED.withActl(6).withStctl(7);
    assertThat(new SubchannelContent(finalControls, Optional.of(FINAL)).defect()).isEmpty();
    assertDefect(finalControls.withActl(0), Optional.of(FINAL));
    assertDefect(finalControls.withFctl(Scsw.FCTL_HALT), Optional.of(FINAL));
    assertDefect(finalControls.withStctl(3), Optional.of(FINAL));
    assertDefect(finalControls.withFctl(0).withActl(0), Optional.of(FINAL));
  }

  private static void assertDefect(Scsw controls, Optional<Irb> pending) {
    assertThat(new SubchannelContent(controls, pending).defect()).isPresent();
  }

  private int ssch() throws TranslationException {
    GuestMemory memory = new GuestMemory(0x2000);
    memory.write(0x1000, new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    Orb orb = Orb.format1(0x1000);
    return subchannel.ssch(orb, ChannelProgram.read(memory, orb));
  }
}
