package org.vfiospec.tlc;

import java.util.List;
import java.util.Map;

/**
 * What a specification says of a design choice that is an order of actions, in a module beside the
 * part's root module, which it extends and whose name it has with {@code Orders} after it. The
 * module has the name of the choice, three behaviours in which calls are not bound to one order,
 * and what tells the order that the call under way goes by.
 *
 * @param module the module's name
 * @param choice the design choice
 */
public record Orders(String module, String choice) {
  /** Behaviours of calls alone that depend on no order: those of every order. */
  public static final String NO_ORDER = "NoOrder";

  /**
   * After such calls, a last one in any order: what it does, it does in every order that has it.
   */
  public static final String LAST_IN_ANY_ORDER = "LastInAnyOrder";

  /** Each call in any order: an order has no behaviour that is not among these. */
  public static final String EACH_IN_ANY_ORDER = "EachInAnyOrder";

  /** In each state, a sequence: the order of those actions whose order the call depends on. */
  public static final String TAKEN = "OrderTaken";

  private static final String CHOICE = "OrderChoice";

  /** The same of a module, which has to name the choice. */
  static Orders of(Model model, Map<String, ?> designChoices) {
    Object choice = model.evaluate(CHOICE);
    if (!(choice instanceof String named) || !designChoices.containsKey(named)) {
      throw new SpecException(
          model.directory().resolve(model.rootModule() + ".tla")
              + ": "
              + CHOICE
              + " is "
              + TlaText.of(choice)
              + "; it has to name one of "
              + designChoices.keySet());
    }
    return new Orders(model.rootModule(), named);
  }

  /** The order in a record of choices. */
  public List<?> in(Map<String, Object> choices) {
    if (choices.get(choice) instanceof List<?> order) {
      return order;
    }
    throw new SpecException(
        choice + " is " + TlaText.of(choices.get(choice)) + ", which is no sequence");
  }
}
