package org.vfiospec.binding.migration.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.vfiospec.binding.migration.demo.Event.GuestText;
import org.vfiospec.binding.migration.demo.Event.OutcomeText;
import org.vfiospec.demo.DemoException;
import org.vfiospec.machine.guest.SerialWitness;
import org.vfiospec.machine.guest.WitnessPort;
import org.vfiospec.machine.live.Claim;
import org.vfiospec.machine.live.Round;

/**
 * Two hosts, each a process of its own, and outside of both the far end of the serial line and an
 * operator. Used once, by one thread.
 */
final class TwoHosts implements AutoCloseable {
  /** More than there are places on the disk, so that each is written on both sides. */
  private static final int BLOCKS = 300;

  private static final long GUARD_SECONDS = 30;

  private final SerialWitness witness = new SerialWitness();
  private final WitnessPort port;
  private final List<Round> rounds = Collections.synchronizedList(new ArrayList<>());
  private final BiConsumer<Side, Event> listener;
  private final HostHandle source;
  private final HostHandle destination;

  /**
   * Starts the two.
   *
   * @param failure null if nothing goes wrong
   * @param listener told of each step and round, by other threads
   */
  TwoHosts(
      Interface by,
      Map<String, Object> choices,
      Failure failure,
      BiConsumer<Side, Event> listener) {
    this.listener = listener;
    try {
      port = new WitnessPort(witness);
    } catch (IOException e) {
      throw new DemoException("there is no loopback port to be had: " + e.getMessage());
    }
    HostHandle started = null;
    try {
      started = start(Side.DESTINATION, by, choices, failure);
      source = start(Side.SOURCE, by, choices, failure);
    } catch (RuntimeException e) {
      if (started != null) {
        started.close();
      }
      closePort();
      throw e;
    }
    destination = started;
  }

  private HostHandle start(Side side, Interface by, Map<String, Object> choices, Failure failure) {
    return new HostHandle(
        new HostConfig(side, by, choices, port.port(), failure), event -> told(side, event));
  }

  private void told(Side side, Event event) {
    if (event.kind() == Event.Kind.ROUND) {
      rounds.add(event.round());
    }
    listener.accept(side, event);
  }

  /** Migrates the guest once, has the operator decide if nobody runs it, and looks at it. */
  Story play() {
    destination.ask(Request.of(Request.Kind.LISTEN));
    int listening = destination.await(Event.Kind.LISTENING).port();
    source.ask(Request.of(Request.Kind.BOOT));
    GuestText before = worked(source);
    source.ask(new Request(Request.Kind.MIGRATE, listening));
    CompletableFuture<Optional<OutcomeText>> there =
        CompletableFuture.supplyAsync(() -> ended(destination), TwoHosts::beside);
    Optional<OutcomeText> sourceOutcome = ended(source);
    Optional<OutcomeText> destinationOutcome = there.join();
    Optional<Side> runs =
        has(sourceOutcome, Claim.HERE)
            ? Optional.of(Side.SOURCE)
            : has(destinationOutcome, Claim.HERE)
                ? Optional.of(Side.DESTINATION)
                : Optional.empty();
    Optional<Side> operator = Optional.empty();
    if (runs.isEmpty()) {
      operator =
          has(sourceOutcome, Claim.IN_DOUBT)
              ? Optional.of(Side.SOURCE)
              : has(destinationOutcome, Claim.IN_DOUBT)
                  ? Optional.of(Side.DESTINATION)
                  : Optional.empty();
      operator.ifPresent(this::runBy);
      runs = operator;
    }
    return told(before, sourceOutcome, destinationOutcome, operator, runs);
  }

  private Story told(
      GuestText before,
      Optional<OutcomeText> sourceOutcome,
      Optional<OutcomeText> destinationOutcome,
      Optional<Side> operator,
      Optional<Side> runs) {
    List<String> defects = new ArrayList<>();
    Optional<GuestText> after = runs.map(side -> examined(side, defects));
    sourceOutcome.ifPresent(told -> lost(told, defects));
    destinationOutcome.ifPresent(told -> lost(told, defects));
    return new Story(
        List.copyOf(rounds),
        sourceOutcome,
        destinationOutcome,
        operator,
        runs,
        before,
        after,
        witness.count(),
        defects);
  }

  private static void lost(OutcomeText outcome, List<String> defects) {
    outcome.lost().forEach(device -> defects.add(device + ": what it held is lost"));
  }

  private static boolean has(Optional<OutcomeText> outcome, Claim claim) {
    return outcome.filter(told -> told.claim() == claim).isPresent();
  }

  private HostHandle of(Side side) {
    return side == Side.SOURCE ? source : destination;
  }

  private void runBy(Side side) {
    of(side).ask(Request.of(Request.Kind.RUN_HERE));
    of(side).await(Event.Kind.OUTCOME);
  }

  /** The guest goes round its disk, and its stream goes on. */
  private static GuestText worked(HostHandle host) {
    host.ask(new Request(Request.Kind.AWAIT_BLOCKS, BLOCKS));
    return host.await(Event.Kind.GUEST).guest();
  }

  /** How the migration ended there; a host that is held is killed. */
  private static Optional<OutcomeText> ended(HostHandle host) {
    Event event = host.await(Event.Kind.OUTCOME, Event.Kind.HELD);
    if (event.kind() == Event.Kind.OUTCOME) {
      return Optional.of(event.outcome());
    }
    host.kill();
    return Optional.empty();
  }

  private GuestText examined(Side side, List<String> defects) {
    defects.addAll(worked(of(side)).defects());
    of(side).ask(Request.of(Request.Kind.PAUSE));
    GuestText guest = of(side).await(Event.Kind.GUEST).guest();
    guest.defects().stream().filter(each -> !defects.contains(each)).forEach(defects::add);
    if (!arrived(guest.characters())) {
      defects.add(
          guest.characters() + " characters were sent, and " + witness.count() + " came in");
    }
    witness.defect().ifPresent(defects::add);
    return guest;
  }

  /** Whether the witness has got that many, when those on their way have come in. */
  private boolean arrived(long characters) {
    CompletableFuture<Void> all =
        CompletableFuture.runAsync(() -> await(characters), TwoHosts::beside);
    try {
      all.get(GUARD_SECONDS, TimeUnit.SECONDS);
      return witness.count() == characters;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted");
    }
  }

  private void await(long characters) {
    try {
      witness.await(characters);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void beside(Runnable task) {
    Thread thread = new Thread(task, "two-hosts");
    thread.setDaemon(true);
    thread.start();
  }

  boolean anyAlive() {
    return source.isAlive() || destination.isAlive();
  }

  @Override
  public void close() {
    source.close();
    destination.close();
    closePort();
  }

  private void closePort() {
    try {
      port.close();
    } catch (IOException e) {
      // Nobody listens any more anyhow.
    }
  }
}
