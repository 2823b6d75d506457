package org.vfiospec.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Checker;
import org.vfiospec.tlc.Checkpoints;
import org.vfiospec.tlc.DeepModel;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;

/**
 * Checks the models with larger bounds, one after the other: each has all processors and all memory
 * to itself. What has been searched of the one that goes on is saved now and then.
 */
public final class DeepCheck {
  /** Told how it comes along. */
  public interface Observer {
    /** A model is begun, or gone on with; its progress goes to what is returned. */
    ProgressListener exploring(Protocol protocol, DeepModel model);

    /** All is known of a model. */
    void checked(DeepModel model, CheckedRevision result);
  }

  private final Path folder;
  private final Observer observer;
  private Checkpoints current = Checkpoints.NONE;
  private boolean stopping;

  /** A check that saves in a folder. */
  public DeepCheck(Path folder, Observer observer) {
    this.folder = folder;
    this.observer = observer;
  }

  /** A protocol with its models. */
  private record Subject(Protocol protocol, DeepModel model) {
    /** The same for every run, and for no other model. */
    String name() {
      return protocol.name()
          + "-"
          + model.model().rootModule()
          + "-"
          + model.revision().name()
          + model.bounds().entrySet().stream()
              .map(bound -> "-" + bound.getKey() + bound.getValue())
              .collect(Collectors.joining());
    }
  }

  /** Forgets what was saved of these models. */
  public void beginAnew(Map<Protocol, List<DeepModel>> models) {
    DeepResults results = new DeepResults(folder);
    subjects(models).forEach(subject -> results.forget(subject.name()));
  }

  private static List<Subject> subjects(Map<Protocol, List<DeepModel>> models) {
    List<Subject> subjects = new ArrayList<>();
    models.forEach(
        (protocol, all) -> all.forEach(model -> subjects.add(new Subject(protocol, model))));
    return subjects;
  }

  /**
   * Checks them, and goes on from what was saved of them.
   *
   * @throws org.vfiospec.tlc.StoppedException if it was told to {@link #stop}
   */
  public CheckReport run(Map<Protocol, List<DeepModel>> models) {
    List<CheckedRevision> revisions = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    DeepResults results = new DeepResults(folder);
    for (Subject subject : subjects(models)) {
      ModelCheck done = check(subject, results);
      CheckedRevision result =
          new CheckedRevision(
              subject.protocol().name(),
              subject.model().part().name() + bounds(subject.model()),
              subject.model().revision().name(),
              done.result(),
              Optional.empty());
      observer.checked(subject.model(), result);
      revisions.add(result);
      verdicts.addAll(done.verdicts());
      done.deadlock().ifPresent(verdicts::add);
    }
    results.delete();
    return new CheckReport(revisions, verdicts);
  }

  private static String bounds(DeepModel model) {
    return model.bounds().entrySet().stream()
        .map(bound -> " " + bound.getKey() + "=" + bound.getValue())
        .collect(Collectors.joining());
  }

  private ModelCheck check(Subject subject, DeepResults results) {
    Checked checked =
        results
            .of(subject.name(), subject.model().model())
            .orElseGet(
                () -> {
                  Checked found =
                      Checker.check(
                          subject.model().model(),
                          observer.exploring(subject.protocol(), subject.model()),
                          begin(folder.resolve(subject.name() + ".checkpoint")));
                  results.add(subject.name(), subject.model().model(), found);
                  return found;
                });
    return new ModelCheck(
        subject.protocol().name(),
        subject.model().revision().name(),
        subject.model().model(),
        subject.model().expected(),
        checked);
  }

  private synchronized Checkpoints begin(Path file) {
    current = Checkpoints.in(file);
    if (stopping) {
      current.stop();
    }
    return current;
  }

  /** Has it save and stop, and waits until it has; for another thread than the one that runs it. */
  public void stop() throws InterruptedException {
    Checkpoints going;
    synchronized (this) {
      stopping = true;
      going = current;
    }
    if (going != Checkpoints.NONE) {
      going.stop();
      going.awaitStop();
    }
  }
}
