package org.vfiospec.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vfiospec.tlc.Step;

/**
 * A request that the specification refuses in some state.
 *
 * <p>The specification has no step for it. In a trace it is written as one, whose name is no name
 * of an action, with the state that the refusal leaves behind it.
 *
 * @param request the specification's name of the request
 * @param errno what it is answered with
 * @param left the variables that the specification names in the refusal, as they are after it
 */
record Refusal(String request, String errno, Map<String, Object> left) {
  private static final String STEP = "refused request";
  private static final String REQUEST = "request";
  private static final String ERRNO = "errno";

  /** The refusal that a record of the specification's {@code Refusals} is. */
  static Refusal of(Map<?, ?> refused) {
    Map<String, Object> left = new LinkedHashMap<>();
    refused.forEach((field, value) -> left.put((String) field, value));
    return new Refusal((String) left.remove(REQUEST), (String) left.remove(ERRNO), left);
  }

  /** Whether the step of a trace is a refused request. */
  static boolean is(Step step) {
    return step.action().equals(STEP);
  }

  /**
   * The refusal that a step of a trace is.
   *
   * @param left the state after it
   * @throws UnreplayableException if its arguments are not those of a refusal
   */
  static Refusal of(Step step, Map<String, Object> left) {
    if (step.arguments().size() == 2
        && step.arguments().get(0) instanceof String request
        && step.arguments().get(1) instanceof String errno) {
      return new Refusal(request, errno, left);
    }
    throw new UnreplayableException(step + " does not name a request and an errno");
  }

  Step step() {
    return new Step(STEP, List.of(request, errno));
  }

  /** The state after the refusal in that state. */
  Map<String, Object> after(Map<String, Object> state) {
    Map<String, Object> after = new LinkedHashMap<>(state);
    after.putAll(left);
    return after;
  }

  /**
   * Makes the request.
   *
   * @throws Divergence if it is not answered as specified
   */
  void make(Subject subject) {
    String answer = subject.refuse(request);
    if (!Objects.equals(errno, answer)) {
      throw new Divergence(this + " gets " + answer + " instead of " + errno);
    }
  }

  @Override
  public String toString() {
    return "the refused request '" + request + "'";
  }
}
