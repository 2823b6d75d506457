package org.vfiospec.replay;

import java.util.Optional;
import org.vfiospec.tlc.Step;

/**
 * An implementation as its specification sees it: it takes the specification's steps and shows the
 * specification's variables. Used by one thread; the {@link Stepper} it was made with decides which
 * threads execute it.
 */
public interface Subject {

  /**
   * Takes one step.
   *
   * @throws UnreplayableException if the step is none that the binding knows; nothing has happened
   *     then
   * @throws Divergence if the implementation cannot take it: it is not at that step, or it would
   *     have to wait, or it returned something else than the step says
   */
  void perform(Step step);

  /** What the latest step gave to user space, in words, if it gave it anything. */
  Optional<String> outcome();

  /**
   * The value of one of the binding's variables, in the form of the specification's values. What
   * has no such form is shown as some other value, which then differs from every specified one.
   */
  Object observe(String variable);

  /**
   * Makes a request that is to be refused, from beginning to end.
   *
   * @param request the specification's name of the request
   * @return what the implementation answered, by the specification's name
   * @throws UnreplayableException if the request is none that the binding knows; nothing has
   *     happened then
   */
  String refuse(String request);
}
