package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tlc2.util.FP64;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.Value;

/**
 * Numbers the distinct values of one variable. Two values get the same number if and only if they
 * are equal: TLC's fingerprint only says where to look, so no collision can merge two states.
 */
final class ValueTable {
  private final List<Value> values = new ArrayList<>();
  private long[] fingerprints = new long[16];
  private int[] slots = new int[32];

  int size() {
    return values.size();
  }

  /** The object that stands for all values equal to that of number {@code id}. */
  Value value(int id) {
    return values.get(id);
  }

  int intern(Value given) {
    Value value = given instanceof FcnLambdaValue function ? function.toFcnRcd() : given;
    value.deepNormalize();
    long fingerprint = value.fingerPrint(FP64.New());
    int mask = slots.length - 1;
    int slot = (int) (fingerprint ^ fingerprint >>> 32) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (fingerprints[id] == fingerprint && same(values.get(id), value)) {
        return id;
      }
      slot = slot + 1 & mask;
    }
    return add(value, fingerprint, slot);
  }

  private static boolean same(Value left, Value right) {
    return left == right || left.equals(right);
  }

  private int add(Value value, long fingerprint, int slot) {
    int id = values.size();
    values.add(value);
    if (id == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, 2 * id);
    }
    fingerprints[id] = fingerprint;
    slots[slot] = id + 1;
    if (2 * values.size() > slots.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int id = 0; id < values.size(); id++) {
      int slot = (int) (fingerprints[id] ^ fingerprints[id] >>> 32) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = id + 1;
    }
  }

  Object[] plain(JdkValues converter) {
    return values.stream().map(converter::of).toArray();
  }
}
