package org.vfiospec.tlc.random;

import java.util.function.Supplier;
import org.vfiospec.tlc.SpecException;

/** What an exploration gives: a result, or the reason why there is none. */
record Answer<T>(T result, String failure) {
  static <T> Answer<T> of(Supplier<T> exploration) {
    try {
      return new Answer<>(exploration.get(), null);
    } catch (SpecException e) {
      return new Answer<>(null, e.getMessage());
    }
  }

  boolean isFailure() {
    return failure != null;
  }
}
