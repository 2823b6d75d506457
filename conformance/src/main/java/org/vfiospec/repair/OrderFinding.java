package org.vfiospec.repair;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many orders of some actions are right.
 *
 * @param changes what else is changed
 * @param actions the actions
 * @param orders how many orders of them there are
 * @param atLeast so many are right: no behaviour that they allow violates anything
 * @param atMost all others are wrong: they allow a behaviour that violates something
 * @param wrongAnyhow a property that is violated where no order matters; then none is right
 * @param before pairs of actions of which the first stands before the second in every right order,
 *     without those that follow from others
 * @param characterized whether every order that obeys these pairs is right
 * @param example a right order, if there is one
 * @param among revisions whose order is one of the right ones
 * @param notAmong revisions whose order is another order of these actions
 */
public record OrderFinding(
    Map<String, Object> changes,
    List<?> actions,
    long orders,
    long atLeast,
    long atMost,
    Optional<String> wrongAnyhow,
    List<List<?>> before,
    boolean characterized,
    Optional<List<?>> example,
    List<String> among,
    List<String> notAmong) {
  /** Whether it is known of each order whether it is right. */
  public boolean isExact() {
    return atLeast == atMost;
  }
}
