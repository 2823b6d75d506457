package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.ValueOrder;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueEnumeration;

/**
 * Turns TLC's values into plain immutable ones; equal ones become the same object, to save memory.
 */
final class JdkValues {
  private final Map<Object, Object> interned = new HashMap<>();

  Object of(Object value) {
    Object plain = convert(value);
    Object first = interned.putIfAbsent(plain, plain);
    return first == null ? plain : first;
  }

  private Object convert(Object value) {
    if (value instanceof BoolValue truth) {
      return truth.val;
    }
    if (value instanceof IntValue number) {
      return number.val;
    }
    if (value instanceof StringValue string) {
      return string.val.toString();
    }
    if (value instanceof ModelValue atom) {
      return new org.vfiospec.tlc.ModelValue(atom.val.toString());
    }
    if (value instanceof TupleValue tuple) {
      return sequence(tuple.elems);
    }
    if (value instanceof RecordValue rcd) {
      return record(rcd);
    }
    if (value instanceof FcnRcdValue function) {
      return function(function);
    }
    if (value instanceof FcnLambdaValue function) {
      return convert(function.toFcnRcd());
    }
    if (value instanceof LazyValue lazy && lazy.getValue() != null) {
      return convert(lazy.getValue());
    }
    if (value instanceof Value any && any.toSetEnum() instanceof SetEnumValue set) {
      return set(set);
    }
    throw new SpecException(
        "a value of this kind cannot be enumerated, so no state may hold it: " + value);
  }

  private List<Object> sequence(Value[] elements) {
    List<Object> list = new ArrayList<>(elements.length);
    for (Value element : elements) {
      list.add(of(element));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<Object, Object> record(RecordValue rcd) {
    TreeMap<Object, Object> fields = new TreeMap<>(ValueOrder.BY_KIND_THEN_VALUE);
    for (int i = 0; i < rcd.names.length; i++) {
      fields.put(of(new StringValue(rcd.names[i])), of(rcd.values[i]));
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  private Object function(FcnRcdValue function) {
    if (function.toTuple() instanceof TupleValue tuple) {
      return sequence(tuple.elems);
    }
    TreeMap<Object, Object> graph = new TreeMap<>(ValueOrder.BY_KIND_THEN_VALUE);
    Value[] domain = function.getDomainAsValues();
    for (int i = 0; i < domain.length; i++) {
      graph.put(of(domain[i]), of(function.values[i]));
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(graph));
  }

  private Collection<Object> set(SetEnumValue set) {
    TreeSet<Object> elements = new TreeSet<>(ValueOrder.BY_KIND_THEN_VALUE);
    ValueEnumeration all = set.elements();
    for (Value element = all.nextElement(); element != null; element = all.nextElement()) {
      elements.add(of(element));
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
  }
}
