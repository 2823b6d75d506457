package org.vfiospec.binding.migration;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;

/**
 * A binding whose subjects can be looked at, the latest one also later.
 *
 * @param <S> its subjects
 */
final class Watched<S extends Subject> implements Binding {
  private final Binding binding;
  private final Class<S> type;
  private final Consumer<S> made;
  private S subject;

  Watched(Binding binding, Class<S> type) {
    this(binding, type, subject -> {});
  }

  /**
   * A binding.
   *
   * @param made gets each subject when it is new
   */
  Watched(Binding binding, Class<S> type, Consumer<S> made) {
    this.binding = binding;
    this.type = type;
    this.made = made;
  }

  /** As its replay left it. */
  S subject() {
    return subject;
  }

  @Override
  public String protocol() {
    return binding.protocol();
  }

  @Override
  public String part() {
    return binding.part();
  }

  @Override
  public List<String> variables() {
    return binding.variables();
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    subject = type.cast(binding.subject(revision, initial, stepper));
    made.accept(subject);
    return subject;
  }
}
