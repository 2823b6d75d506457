package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.itf.ItfStep;
import org.vfiospec.itf.ItfTrace;
import org.vfiospec.itf.ItfWriter;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.suite.TlcModelValues;
import org.vfiospec.suite.TraceFiles;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/** A trace file is replayed as it was written, or it is said why not. */
class ReplayOfATraceTest {
  private static final Path HOME = Path.of("..");
  private static final ItfTrace GOOD = trace();

  @TempDir Path folder;
  private Path file;

  private static ItfTrace trace() {
    Protocol protocol = Protocols.load(HOME.resolve("spec"), "ccw");
    Model model = protocol.parts().get(0).livenessModel(protocol.revision("recommended"));
    Model small =
        new Model(
            model.directory(),
            model.rootModule(),
            model.configName(),
            model.configText().replaceFirst("MaxStarts = \\d+", "MaxStarts = 1"));
    CoveringTraces covering = CoveringTraces.of(small, ProgressListener.NONE);
    return TraceFiles.covering(
        TraceFiles.meta("ccw", "VfioCcw", "recommended"),
        covering.graph(),
        covering.suite().traces().get(0));
  }

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("t.itf.json");
    write(GOOD);
  }

  private void write(ItfTrace trace) throws IOException {
    ItfWriter.write(trace, file, new TlcModelValues());
  }

  @Test
  void passes() {
    CommandRun run = replay("recommended");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(", 0 divergences");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void tellsThatItIsOfAnotherRevision() {
    assertThat(replay("v5_2").err())
        .isEqualTo("note: " + file + " is a trace of recommended, replayed on v5_2\n");
  }

  @Test
  void lacksAVariable() throws IOException {
    List<String> variables = new ArrayList<>(GOOD.variables());
    variables.remove("fsm");
    List<Map<String, Object>> states =
        GOOD.states().stream()
            .map(
                state -> {
                  Map<String, Object> less = new HashMap<>(state);
                  less.remove("fsm");
                  return less;
                })
            .toList();
    write(new ItfTrace(GOOD.meta(), variables, states, GOOD.steps(), OptionalInt.empty()));
    refused("the states lack fsm");
  }

  @Test
  void lacksStates() throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 2)) + "]}");
    refused("must say \"state-count\": " + (GOOD.states().size() - 2));
  }

  @Test
  void hasStepsOfAnotherProtocol() throws IOException {
    write(endingWith(new ItfStep("Nap", List.of())));
    refused("the binding does not know the action Nap");
    write(endingWith(new ItfStep("WriteSsch", List.of("u1", "0"))));
    refused("WriteSsch(\"u1\", \"0\") has arguments that are not those of this action");
    write(endingWith(new ItfStep("WriteCopy", List.of("u7"))));
    refused("is of none of the threads [u1, u2]");
    write(endingWith(new ItfStep("refused request", List.of("nap", "EIO"))));
    refused("the binding does not know the request nap");
  }

  @Test
  void makesARefusedRequest() throws IOException {
    write(endingWith(new ItfStep("refused request", List.of("read beyond the end", "EINVAL"))));
    assertThat(replay("recommended").out()).contains("1 of 1 refusals", ", 0 divergences");

    write(endingWith(new ItfStep("refused request", List.of("read beyond the end", "EFAULT"))));
    CommandRun run = replay("recommended", "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("divergenceCount").asInt()).isEqualTo(1);
    assertThat(report.at("/divergences/0/message").asText())
        .isEqualTo("the refused request 'read beyond the end' gets EINVAL instead of EFAULT");
  }

  /** The trace with one more step, which changes nothing. */
  private static ItfTrace endingWith(ItfStep step) {
    List<ItfStep> steps = new ArrayList<>(GOOD.steps());
    steps.add(step);
    List<Map<String, Object>> states = new ArrayList<>(GOOD.states());
    states.add(states.get(states.size() - 1));
    return new ItfTrace(GOOD.meta(), GOOD.variables(), states, steps, OptionalInt.empty());
  }

  private void refused(String why) {
    CommandRun run = replay("recommended");
    assertThat(run.err()).contains(why).startsWith("vfiospec: " + file);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private CommandRun replay(String revision, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("replay", "ccw", "--revision", revision, "--trace", file.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.in(Optional.of(HOME), arguments.toArray(String[]::new));
  }
}
