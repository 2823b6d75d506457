package org.vfiospec.tlc.inside;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tlc2.tool.TLCState;
import util.UniqueString;

/** Turns TLC's states into plain ones. */
final class Snapshots {
  private Snapshots() {}

  static Map<String, Object> of(TLCState state, JdkValues values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (UniqueString variable : Variables.inOrder()) {
      map.put(variable.toString(), values.of(state.lookup(variable)));
    }
    return Collections.unmodifiableMap(map);
  }
}
