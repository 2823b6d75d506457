package org.vfiospec.replay;

import java.util.List;
import org.vfiospec.tlc.Revision;

/**
 * Joins the specification of a protocol to its implementation. Bindings are found by {@link
 * java.util.ServiceLoader}.
 */
public interface Binding {

  /** The protocol's name: its folder's name under {@code spec}. */
  String protocol();

  /**
   * The variables of the specification that the implementation has. The others are history, or
   * count the bounds of the model.
   */
  List<String> variables();

  /** The contexts of the specification: the processes that take its steps. */
  List<String> contexts();

  /**
   * The implementation of a revision in its initial state.
   *
   * @throws IllegalArgumentException if the revision's choices are none that the implementation has
   */
  Subject subject(Revision revision, Stepper stepper);
}
