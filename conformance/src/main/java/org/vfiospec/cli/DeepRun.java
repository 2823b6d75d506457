package org.vfiospec.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.CheckText;
import org.vfiospec.report.CheckedRevision;
import org.vfiospec.report.DeepCheck;
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.DeepModel;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;

/**
 * Checks the models with larger bounds, and stops in good order when the process is interrupted.
 */
final class DeepRun {
  private final Environment environment;

  DeepRun(Environment environment) {
    this.environment = environment;
  }

  /** Where the search that goes on is saved: not among the sources. */
  private Path folder() {
    return environment.home().orElseThrow().resolve("conformance/target/deep");
  }

  /** Forgets what was saved of these revisions before. */
  DeepRun beginAnew(List<Check.Subject> subjects) {
    new DeepCheck(folder(), new Telling()).beginAnew(models(subjects));
    return this;
  }

  /** Checks them; goes on from what was saved. */
  CheckReport run(List<Check.Subject> subjects) {
    Map<Protocol, List<DeepModel>> models = models(subjects);
    if (models.values().stream().allMatch(List::isEmpty)) {
      throw new UsageException(
          "no manifest.json names larger bounds for these revisions; its list deep does that");
    }
    DeepCheck check = new DeepCheck(folder(), new Telling());
    Thread interrupted = new Thread(() -> stop(check));
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return check.run(models);
    } finally {
      forget(interrupted);
    }
  }

  private void stop(DeepCheck check) {
    try {
      check.stop();
      environment.err().println("interrupted; --resume goes on from here (" + folder() + ")");
      environment.err().flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook is what made the check stop.
      return;
    }
  }

  private static Map<Protocol, List<DeepModel>> models(List<Check.Subject> subjects) {
    Map<Protocol, List<DeepModel>> models = new LinkedHashMap<>();
    for (Check.Subject subject : subjects) {
      models.put(
          subject.protocol(),
          subject.protocol().deepModels().stream()
              .filter(
                  model ->
                      subject.revisions().stream()
                          .anyMatch(each -> each.name().equals(model.revision().name())))
              .toList());
    }
    return models;
  }

  /** Lines on standard error. */
  private final class Telling implements DeepCheck.Observer {
    @Override
    public ProgressListener exploring(Protocol protocol, DeepModel model) {
      String subject = protocol.name() + " " + model.part().name() + " " + model.revision().name();
      return new Estimate(
          subject,
          model.expected().map(Expected::counts).map(Counts::distinct),
          environment.err()::println);
    }

    @Override
    public void checked(DeepModel model, CheckedRevision result) {
      environment
          .err()
          .println(
              result.protocol()
                  + " "
                  + result.part()
                  + " "
                  + result.revision()
                  + ": "
                  + result.counts().distinct()
                  + " distinct states, "
                  + result.counts().generated()
                  + " generated, depth "
                  + result.counts().depth()
                  + ", "
                  + CheckText.seconds(result.seconds())
                  + " s");
    }
  }
}
