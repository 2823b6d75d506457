package org.vfiospec.tlc.inside;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tla2sany.semantic.OpDeclNode;
import tlc2.tool.TLCState;

/** Turns TLC's states into plain ones. */
final class Snapshots {
  private Snapshots() {}

  static Map<String, Object> of(TLCState state, JdkValues values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (OpDeclNode variable : state.getVars()) {
      map.put(variable.getName().toString(), values.of(state.lookup(variable.getName())));
    }
    return Collections.unmodifiableMap(map);
  }
}
