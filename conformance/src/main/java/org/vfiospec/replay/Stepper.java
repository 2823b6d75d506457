package org.vfiospec.replay;

import org.vfiospec.vfio.Call;

/** Executes the steps of the contexts, on whatever threads; one step at a time. */
public interface Stepper extends AutoCloseable {

  /** A context begins a call. None of its stages is executed yet. */
  void enter(String context, Call<?> call);

  /**
   * A context executes the next stage of the call that it is in.
   *
   * @throws Divergence if the stage does not come to its end
   */
  void step(String context);

  /** A context does something that has no stages. */
  void act(String context, Runnable action);

  /** Forgets all calls, also those that are not done: what they are in is not used any more. */
  void reset();

  @Override
  void close();
}
