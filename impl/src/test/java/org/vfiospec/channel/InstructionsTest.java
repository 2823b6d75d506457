package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The condition codes of the instructions, and the states behind them, as tables. */
class InstructionsTest {
  private static final StartFunction START =
      new StartFunction(Orb.format1(0x1000).withLpm(0xc0), ChannelProgram.EMPTY);
  private static final Irb ATTENTION = Irb.of(Scsw.ZERO.withStctl(0x11).withDstat(0x80));

  /** What the function and status of a state are made of. */
  private enum Held {
    NOTHING {
      @Override
      SubchannelState in(SubchannelState state) {
        return state;
      }
    },
    A_START {
      @Override
      SubchannelState in(SubchannelState state) {
        return state.with(
            Optional.of(START), Scsw.ZERO.withFctl(4).withActl(0x20), Optional.empty());
      }
    },
    A_STATUS {
      @Override
      SubchannelState in(SubchannelState state) {
        return state.with(Optional.empty(), Scsw.ZERO.withStctl(0x11), Optional.of(ATTENTION));
      }
    },
    BOTH {
      @Override
      SubchannelState in(SubchannelState state) {
        Scsw controls = Scsw.ZERO.withFctl(4).withActl(6).withStctl(9);
        return state.with(Optional.of(START), controls, Optional.of(Irb.of(controls)));
      }
    };

    abstract SubchannelState in(SubchannelState state);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  NONE,    ENABLED,  80, NOTHING,  0",
    "true,  NONE,    ENABLED,  40, NOTHING,  0",
    "true,  NONE,    ENABLED,  3f, NOTHING,  3",
    "true,  NONE,    ENABLED,  00, A_START,  2",
    "true,  NONE,    ENABLED,  00, A_STATUS, 1",
    "true,  NONE,    ENABLED,  80, A_START,  2",
    "true,  NONE,    ENABLED,  80, A_STATUS, 1",
    "true,  NONE,    ENABLED,  80, BOTH,     1",
    "true,  NONE,    DISABLED, 80, NOTHING,  3",
    "true,  NONE,    DISABLED, 80, A_STATUS, 3",
    "true,  AWAITED, ENABLED,  80, NOTHING,  2",
    "true,  AWAITED, ENABLED,  00, NOTHING,  3",
    "true,  AWAITED, ENABLED,  80, A_STATUS, 1",
    "true,  FROZEN,  ENABLED,  80, NOTHING,  3",
    "true,  FROZEN,  ENABLED,  80, A_STATUS, 3",
    "false, NONE,    ENABLED,  80, NOTHING,  3",
    "false, FROZEN,  DISABLED, 00, NOTHING,  3"
  })
  void ssch(
      boolean operational,
      Freezing freezing,
      Enablement enablement,
      String paths,
      Held held,
      int cc) {
    SubchannelState before =
        held.in(state(operational, freezing, enablement, Integer.parseInt(paths, 16)));

    Transition<Integer> taken = Instructions.ssch(before, START);

    assertThat(taken.result()).isEqualTo(cc);
    if (cc == 0) {
      assertThat(taken.next())
          .isEqualTo(
              before.with(
                  Optional.of(START),
                  Scsw.ofOrb(START.orb()).withFctl(4).withActl(0x20),
                  Optional.empty()));
    } else {
      assertThat(taken.next()).isSameAs(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  NONE,    NOTHING,  0",
    "true,  AWAITED, NOTHING,  0",
    "true,  NONE,    A_START,  2",
    "true,  NONE,    A_STATUS, 1",
    "true,  NONE,    BOTH,     1",
    "true,  FROZEN,  NOTHING,  3",
    "true,  FROZEN,  A_STATUS, 3",
    "false, NONE,    NOTHING,  3"
  })
  void msch(boolean operational, Freezing freezing, Held held, int cc) {
    for (Enablement now : Enablement.values()) {
      for (Enablement wanted : Enablement.values()) {
        SubchannelState before = held.in(state(operational, freezing, now, 0x80));

        Transition<Integer> taken = Instructions.msch(before, wanted);

        assertThat(taken.result()).isEqualTo(cc);
        assertThat(taken.next()).isEqualTo(cc == 0 ? before.with(wanted) : before);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  NONE,    NOTHING,  false, 0, 00",
    "true,  NONE,    A_START,  false, 4, 20",
    "true,  NONE,    A_STATUS, true,  0, 00",
    "true,  AWAITED, A_STATUS, true,  0, 00",
    "true,  NONE,    BOTH,     true,  4, 06",
    "true,  FROZEN,  A_STATUS, false, 0, 00",
    "false, NONE,    NOTHING,  false, 0, 00"
  })
  void tsch(
      boolean operational,
      Freezing freezing,
      Held held,
      boolean taken,
      int fctlBehind,
      String actlBehind) {
    SubchannelState before = held.in(state(operational, freezing, Enablement.ENABLED, 0x80));

    Transition<Optional<Irb>> test = Instructions.tsch(before);

    assertThat(test.result()).isEqualTo(taken ? before.pending() : Optional.empty());
    assertThat(test.next().controls().fctl()).isEqualTo(fctlBehind);
    assertThat(test.next().controls().actl()).isEqualTo(Integer.parseInt(actlBehind, 16));
    if (taken) {
      assertThat(test.next())
          .isEqualTo(
              before.with(before.active(), before.controls().withStctl(0), Optional.empty()));
    } else {
      assertThat(test.next()).isSameAs(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  NONE,    0",
    "true,  AWAITED, 0",
    "true,  FROZEN,  3",
    "false, NONE,    3",
    "false, FROZEN,  3"
  })
  void stsch(boolean operational, Freezing freezing, int cc) {
    for (Enablement enablement : Enablement.values()) {
      assertThat(Instructions.stsch(state(operational, freezing, enablement, 0))).isEqualTo(cc);
    }
  }

  private static SubchannelState state(
      boolean operational, Freezing freezing, Enablement enablement, int paths) {
    return new SubchannelState(
        operational, freezing, enablement, paths, Optional.empty(), Scsw.ZERO, Optional.empty());
  }
}
