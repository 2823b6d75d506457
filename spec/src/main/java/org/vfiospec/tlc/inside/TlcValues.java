package org.vfiospec.tlc.inside;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Turns plain values into TLC's: what {@link JdkValues} does, back. */
final class TlcValues {
  private TlcValues() {}

  static Value of(Object plain) {
    if (plain instanceof Boolean truth) {
      return truth ? BoolValue.ValTrue : BoolValue.ValFalse;
    }
    if (plain instanceof Integer number) {
      return IntValue.gen(number);
    }
    if (plain instanceof String string) {
      return new StringValue(string);
    }
    if (plain instanceof org.vfiospec.tlc.ModelValue atom) {
      return ModelValue.make(atom.name());
    }
    if (plain instanceof List<?> sequence) {
      return new TupleValue(all(sequence));
    }
    if (plain instanceof Set<?> set) {
      return new SetEnumValue(all(set), false);
    }
    if (plain instanceof Map<?, ?> function) {
      return function(function);
    }
    throw new IllegalArgumentException("no value of TLA+: " + plain);
  }

  private static Value[] all(Collection<?> plain) {
    return plain.stream().map(TlcValues::of).toArray(Value[]::new);
  }

  private static Value function(Map<?, ?> function) {
    Value[] values = all(function.values());
    return function.keySet().stream().allMatch(String.class::isInstance)
        ? new RecordValue(
            function.keySet().stream()
                .map(name -> UniqueString.uniqueStringOf((String) name))
                .toArray(UniqueString[]::new),
            values,
            false)
        : new FcnRcdValue(all(function.keySet()), values, false);
  }
}
