package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers, whose TLC has a process each, find what one machine finds. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("deep")
class DistributedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void verdictsAndCountsAreThoseOfOneMachine() {
    DistributedVerdict verdict =
        withTwoWorkers(server -> server.check(SpecText.lock("first"), "lock"));
    assertThat(verdict.violations()).containsOnlyKeys("AtMostOneIn", "NobodySeesTwice");
    assertThat(verdict.violations().get("AtMostOneIn")).contains("1: <Initial predicate>", "2: <");
    assertThat(verdict.distinct()).isEqualTo(23);
    assertThat(verdict.generated()).isEqualTo(63);
    assertThat(told).anyMatch(line -> line.endsWith("workers: 2"));
    assertThat(told).anyMatch(line -> line.matches("lock: \\d+ states generated here"));
  }

  @Test
  void aRevisionOfAProtocolHasTheCountsOfItsManifest() {
    Protocol ccw = Protocols.load(Path.of("").toAbsolutePath(), "ccw");
    Revision recommended = ccw.revision("recommended");
    Model model = ccw.parts(recommended).get(0).model(recommended);
    Counts expected = ccw.expected(model).orElseThrow().counts();
    DistributedVerdict verdict = withTwoWorkers(server -> server.check(model, "ccw"));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.distinct()).isEqualTo(expected.distinct());
    assertThat(verdict.generated()).isEqualTo(expected.generated());
  }

  @Test
  void aViolationIsToldFromAFailureWhereverItIs() {
    withTwoWorkers(
        server -> {
          DistributedVerdict initial =
              server.check(counter("x < 3 /\\ x' = x + 1", "INVARIANT StartsAtOne"), "initial");
          assertThat(initial.violations()).containsOnlyKeys("StartsAtOne");
          assertThat(initial.distinct()).isEqualTo(4);
          DistributedVerdict deadlock =
              server.check(
                  SpecText.counter(
                      folder, "x < 3 /\\ x' = x + 1", "SPECIFICATION Spec\nINVARIANT Small\n"),
                  "deadlock");
          assertThat(deadlock.violations()).containsOnlyKeys("Small", Verdicts.DEADLOCK);
          assertThat(deadlock.distinct()).isEqualTo(4);
          assertThatThrownBy(
                  () ->
                      server.check(counter("x < 3 /\\ x' = x + \"a\"", "INVARIANT Small"), "next"))
              .isInstanceOf(SpecException.class)
              .hasMessageContaining("M.cfg: ");
          return null;
        });
  }

  @Test
  void falseAssumptionsAreRefused() {
    Model model =
        SpecText.write(
            folder,
            "EXTENDS Naturals\nVARIABLE x\nASSUME 1 > 2\nSpec == x = 0 /\\ [][x' = x]_x",
            "SPECIFICATION Spec");
    try (DistributedTlc server = new DistributedTlc(0, told::add)) {
      assertThatThrownBy(() -> server.check(model, "assumption"))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("Assumption")
          .hasMessageContaining("is false");
    }
  }

  @Test
  void aServerThatDoesNotComeIsToldInOneLine() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    DistributedWorker worker =
        new DistributedWorker("localhost", port, 1, Duration.ZERO, told::add);
    assertThatThrownBy(worker::serve)
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("no server at localhost:" + port)
        .hasMessageContaining("--server");
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() throws IOException {
    Consumer<String> nobody = line -> {};
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> new DistributedTlc(taken.getLocalPort(), nobody))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("--port");
    }
  }

  private Model counter(String next, String property) {
    return SpecText.counter(
        folder, next, "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n" + property + "\n");
  }

  private <T> T withTwoWorkers(Function<DistributedTlc, T> body) {
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    T result;
    try (DistributedTlc server = new DistributedTlc(0, told::add)) {
      DistributedWorker worker =
          new DistributedWorker("localhost", server.port(), 1, PATIENCE, told::add);
      workers.add(CompletableFuture.runAsync(worker::serve, task -> new Thread(task).start()));
      workers.add(CompletableFuture.runAsync(worker::serve, task -> new Thread(task).start()));
      server.awaitWorkers(2);
      result = body.apply(server);
    }
    workers.forEach(CompletableFuture::join);
    return result;
  }
}
