package org.vfiospec.tlc.inside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.boundary.Job;
import org.vfiospec.tlc.boundary.LivenessOutcome;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.tool.impl.FastTool;

/**
 * The main class of a process that runs TLC's own checker on the properties of a configuration. It
 * has a process of its own because TLC, when it finds a counterexample, leaves threads and
 * management beans behind, and when it fails it may end the whole process.
 */
public final class LivenessRun {
  private LivenessRun() {}

  /**
   * Arguments: the folder of the modules, the root module, the configuration's name, the
   * configuration, a scratch folder, and the file for the {@link LivenessOutcome}.
   */
  public static void main(String[] arguments) throws IOException {
    ParentProcess.endWithIt();
    Job job =
        new Job(
            Path.of(arguments[0]),
            arguments[1],
            arguments[2],
            Path.of(arguments[3]),
            Path.of(arguments[4]));
    LivenessOutcome outcome;
    try {
      outcome = run(job);
    } catch (SpecException e) {
      outcome = new LivenessOutcome(e.getMessage(), List.of(), List.of(), List.of(), -1);
    }
    try (ObjectOutputStream out =
        new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[5])))) {
      out.writeObject(outcome);
    }
    System.exit(0);
  }

  private static LivenessOutcome run(Job job) {
    ByteArrayOutputStream said = Specification.silence();
    Modules modules = new Modules(job);
    Counterexample counterexample = new Counterexample();
    MP.setRecorder(counterexample);
    TLC tlc = new TLC();
    tlc.setResolver(modules);
    boolean understood =
        tlc.handleParameters(
            new String[] {
              // One worker: with several, TLC's liveness checking is unsound.
              "-workers",
              "1",
              "-deadlock",
              "-nowarning",
              "-fp",
              "0",
              "-checkpoint",
              "0",
              "-metadir",
              job.scratch().resolve("states").toString(),
              "-config",
              job.config().toString(),
              job.directory().resolve(job.rootModule()).toString()
            });
    if (!understood) {
      throw new SpecException(job.configName() + ": TLC refuses it: " + Failures.complaint(said));
    }
    EarlyChecks.begin();
    int result = tlc.process();
    // A tautology holds whatever the behaviours are; TLC calls it an error, since it may be a slip.
    if (result == EC.NO_ERROR || result == EC.TLC_LIVE_FORMULA_TAUTOLOGY) {
      return new LivenessOutcome(null, List.of(), List.of(), List.of(), -1);
    }
    if (counterexample.isOfProperty()) {
      return counterexample.outcome((FastTool) TLCGlobals.mainChecker.tool);
    }
    throw failure(job, modules, said, EC.ExitStatus.errorConstantToExitStatus(result));
  }

  private static SpecException failure(
      Job job, Modules modules, ByteArrayOutputStream said, int status) {
    String complaint = Failures.complaint(said);
    boolean reading =
        status == EC.ExitStatus.ERROR_SPEC_PARSE
            || status == EC.ExitStatus.ERROR_CONFIG_PARSE
            || status == EC.ExitStatus.ERROR;
    return reading
        ? new Failures(job, modules, said).ofReading(new IllegalArgumentException(complaint))
        : new SpecException(job.rootModule() + ".tla with " + job.configName() + ": " + complaint);
  }
}
