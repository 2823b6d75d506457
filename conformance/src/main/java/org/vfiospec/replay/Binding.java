package org.vfiospec.replay;

import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Revision;

/**
 * Joins a part of a protocol's specification to its implementation. Bindings are found by {@link
 * java.util.ServiceLoader}.
 */
public interface Binding {

  /** The protocol's name: its folder's name under {@code spec}. */
  String protocol();

  /** The part of its specification that is joined: the module without bounds. */
  String part();

  /**
   * The variables of the specification that the implementation has. The others are history, or
   * count the bounds of the model.
   */
  List<String> variables();

  /**
   * The implementation of a revision in its initial state.
   *
   * @param initial the specification's initial state, for what it has several of: a binding may
   *     take names from it, but no value that it then shows
   * @throws IllegalArgumentException if the revision's choices are none that the implementation has
   * @throws UnreplayableException if the state is none of this protocol
   */
  Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper);
}
