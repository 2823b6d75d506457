package org.vfiospec.vfio;

/**
 * Told before every critical step of a call into a driver; whoever implements this decides when the
 * step happens.
 *
 * <p>In production it is {@link #NONE}. Under test a scheduler owns it: {@link #reached} returns
 * when the scheduler lets the context go on, so that real threads with real locks take any
 * interleaving a model checker found.
 */
@FunctionalInterface
public interface StepPoints {
  /** Lets every step happen at once. */
  StepPoints NONE = (context, stage) -> {};

  /**
   * The context is about to execute {@code stage}. Called by the thread of the context; it may
   * block. The context holds exactly the locks that its earlier stages took.
   *
   * @param context who takes the step, usually the {@link Call}
   * @param stage the step that comes next
   */
  void reached(Object context, Enum<?> stage);
}
