package org.vfiospec.binding.migration.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.vfiospec.binding.migration.demo.Event.GuestText;
import org.vfiospec.binding.migration.demo.Event.OutcomeText;
import org.vfiospec.binding.migration.demo.Failure.Kind;
import org.vfiospec.machine.SerialPortHardware;
import org.vfiospec.machine.SubchannelHardware;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FailingHardware;
import org.vfiospec.machine.fault.FaultyWire;
import org.vfiospec.machine.fault.WireFault;
import org.vfiospec.machine.guest.GuestShape;
import org.vfiospec.machine.guest.VirtualMachine;
import org.vfiospec.machine.guest.WitnessLine;
import org.vfiospec.machine.live.Claim;
import org.vfiospec.machine.live.DeviceMigration;
import org.vfiospec.machine.live.LoadingStep;
import org.vfiospec.machine.live.MigrationDestination;
import org.vfiospec.machine.live.MigrationInterface;
import org.vfiospec.machine.live.MigrationObserver;
import org.vfiospec.machine.live.MigrationSource;
import org.vfiospec.machine.live.Outcome;
import org.vfiospec.machine.live.Round;
import org.vfiospec.machine.live.RoundLimits;
import org.vfiospec.machine.live.SavingStep;
import org.vfiospec.machine.wire.MessageStream;
import org.vfiospec.machine.wire.SocketWire;
import org.vfiospec.machine.wire.Wire;
import org.vfiospec.migration.Hardware;

/**
 * The process of a host. It reads a {@link HostConfig} and then {@link Request}s from its standard
 * input, a line each, and writes {@link Event}s to its standard output. When its input ends, so
 * does it: a host does not outlive who has started it.
 */
public final class HostProcess {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final GuestShape SHAPE = new GuestShape(1024, 256, 512);
  private static final RoundLimits LIMITS = new RoundLimits(5, 16);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double MIDDLE = 0.5;

  private final HostConfig config;
  private final PrintStream out;
  private final VirtualMachine machine;
  private final MigrationInterface by;
  private final List<DeviceMigration> devices = new ArrayList<>();

  /** What the operator can do about a doubt; null while there is none. */
  private volatile Supplier<Outcome> runHere;

  private HostProcess(HostConfig config, PrintStream out) throws IOException {
    this.config = config;
    this.out = out;
    WitnessLine line = new WitnessLine(config.witnessPort());
    machine = new VirtualMachine(config.side().text(), SHAPE, line, PATIENCE);
    by = config.by().of(config.choices());
    devices.add(by.driverOf(SerialPortHardware.KIND, failing(machine.serialPort())));
    devices.add(by.driverOf(SubchannelHardware.KIND, machine.block()));
    if (goesWrong(Kind.REVERSED)) {
      Collections.reverse(devices);
    }
  }

  /** Is a host until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String first = in.readLine();
    if (first == null) {
      return;
    }
    HostProcess host = new HostProcess(JSON.readValue(first, HostConfig.class), out);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      host.serve(JSON.readValue(line, Request.class));
    }
  }

  private void serve(Request request) throws IOException {
    switch (request.kind()) {
      case BOOT -> machine.cpu().run();
      case LISTEN -> listen();
      case MIGRATE -> beside(() -> migrate(request.number()));
      case AWAIT_BLOCKS -> beside(() -> awaitBlocks(request.number()));
      case PAUSE -> {
        machine.cpu().pause();
        say(Event.of(guest(machine.defects())));
      }
      case RUN_HERE -> say(Event.of(OutcomeText.of(runHere.get(), 0)));
    }
  }

  private void listen() throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    say(Event.listening(listener.getLocalPort()));
    beside(
        () -> {
          Socket first;
          try (listener) {
            first = listener.accept();
          }
          try (MessageStream stream = stream(first)) {
            MigrationDestination destination =
                new MigrationDestination(machine, devices, stream, new Telling());
            runHere = destination::runHere;
            say(Event.of(OutcomeText.of(destination.take(), 0)));
          }
        });
  }

  private void migrate(long port) throws IOException {
    Socket socket;
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), Math.toIntExact(port));
    } catch (IOException e) {
      String problem = "there is no destination: " + e.getMessage();
      Outcome stays = new Outcome(Claim.HERE, Optional.of(problem), List.of(), List.of());
      say(Event.of(OutcomeText.of(stays, 0)));
      return;
    }
    try (MessageStream stream = stream(socket)) {
      MigrationSource source =
          new MigrationSource(machine, devices, by.flow(), LIMITS, stream, new Telling());
      runHere = source::runHere;
      Outcome outcome = source.migrate();
      say(Event.of(OutcomeText.of(outcome, source.standstill())));
    }
  }

  /** Answers when the guest has written that many blocks more, or cannot. */
  private void awaitBlocks(long more) {
    long wanted = machine.blocksWritten() + more;
    while (machine.blocksWritten() < wanted && machine.complaint().isEmpty()) {
      Thread.yield();
    }
    say(Event.of(guest(machine.complaint().stream().toList())));
  }

  private GuestText guest(List<String> defects) {
    return new GuestText(machine.blocksWritten(), machine.charactersSent(), defects);
  }

  private boolean goesWrong(Kind kind) {
    Failure failure = config.failure();
    return failure != null && failure.side() == config.side() && failure.kind() == kind;
  }

  private Hardware failing(Hardware hardware) {
    boolean always = goesWrong(Kind.ALWAYS_FAILS);
    if (!always && !goesWrong(Kind.FAILS)) {
      return hardware;
    }
    Command failing = Command.valueOf(config.failure().of());
    return new FailingHardware(
        hardware,
        (command, number) -> command == failing && (always || number == config.failure().nth()));
  }

  private MessageStream stream(Socket socket) throws IOException {
    Wire wire = new SocketWire(socket, PATIENCE);
    for (Kind kind : List.of(Kind.CUT, Kind.TRUNCATE, Kind.CORRUPT, Kind.VERSION)) {
      if (goesWrong(kind)) {
        String message = config.failure().of();
        wire =
            new FaultyWire(
                wire,
                WireFault.valueOf(kind.name()),
                (sent, number) -> sent.name().equals(message) && number == config.failure().nth(),
                MIDDLE);
      }
    }
    return new MessageStream(wire);
  }

  private interface Task {
    void perform() throws IOException;
  }

  /** Requests go on to be read, and the end of the input to be seen. */
  private void beside(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.perform();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            },
            config.side().text());
    thread.setDaemon(true);
    thread.start();
  }

  private void say(Event event) {
    try {
      out.println(JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells every step, and stops for ever at the one at which the process is to be killed. */
  private final class Telling implements MigrationObserver {
    @Override
    public void saving(SavingStep step) {
      reach(step);
    }

    @Override
    public void loading(LoadingStep step) {
      reach(step);
    }

    @Override
    public void sent(Round round) {
      say(Event.of(round));
    }

    private void reach(Enum<?> step) {
      if (!goesWrong(Kind.KILLED) || !config.failure().of().equals(step.name())) {
        say(Event.step(Event.Kind.STEP, step.name()));
        return;
      }
      say(Event.step(Event.Kind.HELD, step.name()));
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
