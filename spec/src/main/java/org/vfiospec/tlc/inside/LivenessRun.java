package org.vfiospec.tlc.inside;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.boundary.Job;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;

/** TLC's own checker, on the properties that the configuration lists. */
final class LivenessRun {
  private final Job job;

  LivenessRun(Job job) {
    this.job = job;
  }

  Optional<Trace> counterexample() {
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
              "-workers", "1",
              "-lncheck", "final",
              "-deadlock",
              "-nowarning",
              "-fp", "0",
              "-checkpoint", "0",
              "-metadir", job.scratch().resolve("states").toString(),
              "-config", job.config().toString(),
              job.directory().resolve(job.rootModule()).toString()
            });
    if (!understood) {
      throw new SpecException(
          job.configName() + ": TLC does not take it: " + Failures.lastLine(said));
    }
    int result = tlc.process();
    if (result == EC.NO_ERROR) {
      return Optional.empty();
    }
    if (!counterexample.isOfProperty()) {
      throw new Failures(job, modules, said).ofReading(new IllegalStateException(counterexample.complaint()));
    }
    return Optional.of(
        counterexample.trace(new StepFinder((tlc2.tool.impl.FastTool) TLCGlobals.mainChecker.tool)));
  }
}
