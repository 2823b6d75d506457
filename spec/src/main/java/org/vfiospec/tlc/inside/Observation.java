package org.vfiospec.tlc.inside;

import tla2sany.semantic.OpDefNode;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/** A definition that is evaluated in every state. */
final class Observation {
  private final String name;
  private final OpDefNode definition;
  private final ValueTable values = new ValueTable();
  private final IntList ids = new IntList();

  Observation(Specification specification, String name) {
    this.name = name;
    this.definition = specification.definition(name);
  }

  void observe(Tool tool, TLCState state) {
    ids.add(values.intern((Value) tool.eval(definition.getBody(), Context.Empty, state)));
  }

  String name() {
    return name;
  }

  Object[] values(JdkValues converter) {
    return values.plain(converter);
  }

  int[] ids() {
    return ids.toArray();
  }
}
