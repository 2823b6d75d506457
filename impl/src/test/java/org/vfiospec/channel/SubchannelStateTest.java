package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds of every state that a subchannel reaches, whatever happens to it. */
class SubchannelStateTest {
  private static final SubchannelState INITIAL = SubchannelState.initial(Enablement.ENABLED);
  private static final Irb ALERT = Irb.of(Scsw.ZERO.withStctl(0x11).withCpa(7));
  private static final Irb INTERMEDIATE =
      Irb.of(Scsw.ZERO.withFctl(4).withActl(6).withStctl(9).withCstat(Scsw.CSTAT_PCI));

  /** What tells that nothing was accepted, presented, taken or taken up. */
  private static final Set<Object> NOTHING =
      Set.of(1, 2, 3, Presentation.REFUSED, Presentation.DISCARDED, Optional.empty());

  /** What can happen to a subchannel. */
  enum Event {
    SSCH,
    SSCH_BY_ANOTHER_PATH,
    TSCH,
    ENABLE,
    DISABLE,
    BEGIN,
    INTERMEDIATE,
    FINAL,
    STATUS_OF_ITS_START,
    STATUS_OF_A_START_THAT_IS_ALIKE,
    ATTENTION,
    ALERT,
    LOST,
    FOUND,
    FREEZE_AWAITED,
    FROZEN,
    UNFROZEN,
    OTHER_PATHS,
    CLEARED
  }

  @Property(tries = 3000)
  void everyStateIsConsistent(@ForAll @Size(max = 60) List<Event> events) {
    SubchannelState state = INITIAL;
    for (int i = 0; i < events.size(); i++) {
      state = transition(state, events.get(i), i).next();
      assertConsistent(state);
    }
  }

  private static void assertConsistent(SubchannelState state) {
    Scsw controls = state.controls();
    assertThat(controls.stctl())
        .isEqualTo(state.pending().map(Irb::scsw).map(Scsw::stctl).orElse(0));
    assertThat(controls.fctl() == 0 || controls.fctl() == Scsw.FCTL_START).isTrue();
    if (state.active().isPresent()) {
      assertThat(state.responds()).isTrue();
      assertThat(controls.fctl()).isEqualTo(Scsw.FCTL_START);
    } else {
      assertThat(controls.fctl() == 0 || state.pending().isPresent()).isTrue();
      assertThat(state.content().defect()).isEmpty();
    }
  }

  @Property(tries = 3000)
  void anEventThatTellsNothingChangesNothing(@ForAll @Size(max = 60) List<Event> events) {
    SubchannelState state = INITIAL;
    for (int i = 0; i < events.size(); i++) {
      for (Event each : Event.values()) {
        Transition<?> taken = transition(state, each, i);
        assertThat(!NOTHING.contains(taken.result()) || taken.next() == state).isTrue();
      }
      state = transition(state, events.get(i), i).next();
    }
  }

  /** A start has its number in its ORB, a final status that of the start in its address. */
  @Property(tries = 3000)
  void aStartIsAnsweredOnceAtMostAndInItsOrder(@ForAll @Size(max = 60) List<Event> events) {
    SubchannelState state = INITIAL;
    List<Integer> accepted = new ArrayList<>();
    List<Integer> answered = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      SubchannelState before = state;
      state = transition(before, events.get(i), i).next();
      if (before.active().isEmpty() && state.active().isPresent()) {
        accepted.add(i);
      }
      if (events.get(i) == Event.TSCH && state != before && before.scsw().stctl() != 0x11) {
        before
            .pending()
            .map(Irb::scsw)
            .filter(Scsw::isFinal)
            .map(Scsw::cpa)
            .ifPresent(answered::add);
      }
    }
    assertThat(answered).doesNotHaveDuplicates().isSubsetOf(accepted).isSorted();
  }

  @Property(tries = 1000)
  void aSubchannelDoesWhatTheFunctionsSay(@ForAll @Size(max = 60) List<Event> events)
      throws InterruptedException {
    Subchannel subchannel = new Subchannel();
    for (int i = 0; i < events.size(); i++) {
      SubchannelState before = subchannel.state();
      Transition<?> expected = transition(before, events.get(i), i);
      Object told = told(subchannel, events.get(i), i);
      if (told != null) {
        Object result = expected.result();
        assertThat(told)
            .isEqualTo(result instanceof Presentation ? result != Presentation.REFUSED : result);
        assertThat(subchannel.state()).isEqualTo(expected.next());
      }
    }
  }

  private static Transition<?> transition(SubchannelState state, Event event, int nr) {
    return switch (event) {
      case SSCH -> Instructions.ssch(state, start(nr, 0x80));
      case SSCH_BY_ANOTHER_PATH -> Instructions.ssch(state, start(nr, 0x40));
      case TSCH -> Instructions.tsch(state);
      case ENABLE -> Instructions.msch(state, Enablement.ENABLED);
      case DISABLE -> Instructions.msch(state, Enablement.DISABLED);
      case BEGIN -> Presentations.begin(state);
      case INTERMEDIATE -> Presentations.intermediateStatus(state, INTERMEDIATE);
      case FINAL -> Presentations.finalStatus(state, answer(state));
      case STATUS_OF_ITS_START ->
          Presentations.statusOf(state, state.active().orElse(start(nr, 0x80)), answer(state));
      case STATUS_OF_A_START_THAT_IS_ALIKE ->
          Presentations.statusOf(state, alike(state), answer(state));
      case ATTENTION -> Presentations.unsolicitedStatus(state, Scsw.DSTAT_ATTENTION);
      case ALERT -> Presentations.unsolicitedStatus(state, ALERT);
      case LOST -> changed(state.lost());
      case FOUND -> changed(state.found());
      case FREEZE_AWAITED -> changed(state.frozen() ? state : state.with(Freezing.AWAITED));
      case FROZEN -> changed(state.active().isPresent() ? state : state.with(Freezing.FROZEN));
      case UNFROZEN -> changed(state.with(Freezing.NONE));
      case OTHER_PATHS -> changed(state.withPathsAvailable(state.pathsAvailable() ^ 0xc0));
      case CLEARED -> changed(state.emptied());
    };
  }

  private static Transition<String> changed(SubchannelState next) {
    return new Transition<>(next, "changed");
  }

  /** What a subchannel tells of the event; null if one cannot be made to take it alone. */
  private static Object told(Subchannel subchannel, Event event, int nr)
      throws InterruptedException {
    SubchannelState now = subchannel.state();
    return switch (event) {
      case SSCH -> subchannel.ssch(start(nr, 0x80).orb(), ChannelProgram.EMPTY);
      case SSCH_BY_ANOTHER_PATH -> subchannel.ssch(start(nr, 0x40).orb(), ChannelProgram.EMPTY);
      case TSCH -> subchannel.tsch();
      case ENABLE -> subchannel.msch(Enablement.ENABLED);
      case DISABLE -> subchannel.msch(Enablement.DISABLED);
      case BEGIN -> subchannel.begin();
      case INTERMEDIATE -> subchannel.presentIntermediate(INTERMEDIATE);
      case FINAL -> subchannel.presentFinal(answer(now));
      case STATUS_OF_ITS_START ->
          subchannel.present(now.active().orElse(start(nr, 0x80)), answer(now));
      case STATUS_OF_A_START_THAT_IS_ALIKE -> subchannel.present(alike(now), answer(now));
      case ATTENTION -> subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
      case ALERT -> subchannel.presentUnsolicited(ALERT);
      case LOST, FOUND -> {
        subchannel.setOperational(event == Event.FOUND);
        yield "changed";
      }
      case FREEZE_AWAITED -> null;
      case FROZEN -> {
        subchannel.freeze(Duration.ZERO);
        yield "changed";
      }
      case UNFROZEN -> {
        subchannel.unfreeze();
        yield "changed";
      }
      case OTHER_PATHS -> {
        subchannel.setPathsAvailable(now.pathsAvailable() ^ 0xc0);
        yield "changed";
      }
      case CLEARED -> {
        subchannel.clear();
        yield "changed";
      }
    };
  }

  private static StartFunction start(int nr, int lpm) {
    return new StartFunction(new Orb(nr, 0x00800000, 0x1000).withLpm(lpm), ChannelProgram.EMPTY);
  }

  /** Another start with the ORB and the program of the one in progress. */
  private static StartFunction alike(SubchannelState state) {
    return state
        .active()
        .map(start -> new StartFunction(start.orb(), start.program()))
        .orElse(start(0, 0x80));
  }

  private static Irb answer(SubchannelState state) {
    int nr = state.active().map(StartFunction::orb).map(Orb::intparm).orElse(-1);
    return Irb.of(Scsw.ZERO.withFctl(4).withStctl(7).withDstat(0x0c).withCpa(nr));
  }
}
