package org.vfiospec.tlc.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.tlc.boundary.Violation;

/** What a behaviour has to do again and again, to be one of a case. */
interface Demand {
  /** Whether being in a place does it. */
  boolean isMetIn(int place);

  /** Whether a move from a place does it. */
  boolean isMetBy(int place, int move);

  /** The demands of a case. */
  static List<Demand> of(Violation.Case which, Product product) {
    List<Demand> demands = new ArrayList<>();
    for (int predicate : which.oftenStates()) {
      demands.add(new InPlace(place -> product.holds(place, predicate)));
    }
    for (int promise = 0; promise < product.promises(); promise++) {
      int kept = promise;
      demands.add(new InPlace(place -> product.fulfils(place, kept)));
    }
    for (int predicate : which.oftenActions()) {
      demands.add(
          new Demand() {
            @Override
            public boolean isMetIn(int place) {
              return false;
            }

            @Override
            public boolean isMetBy(int place, int move) {
              return product.holds(place, move, predicate);
            }
          });
    }
    return demands;
  }

  /** A demand that places meet. */
  record InPlace(java.util.function.IntPredicate places) implements Demand {
    @Override
    public boolean isMetIn(int place) {
      return places.test(place);
    }

    @Override
    public boolean isMetBy(int place, int move) {
      return false;
    }
  }
}
