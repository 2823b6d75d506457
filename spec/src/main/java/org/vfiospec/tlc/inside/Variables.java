package org.vfiospec.tlc.inside;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tla2sany.semantic.OpDeclNode;
import tla2sany.st.Location;
import tlc2.tool.TLCState;
import util.UniqueString;

/** The variables of the specification that TLC has read. */
final class Variables {
  private Variables() {}

  /** In the order of their declaration, module by module; TLC's order depends on hash codes. */
  static UniqueString[] inOrder() {
    Comparator<Location> byPlace =
        Comparator.comparing(Location::source)
            .thenComparing(Location::beginLine)
            .thenComparing(Location::beginColumn);
    return Arrays.stream(TLCState.Empty.getVars())
        .sorted(Comparator.comparing(OpDeclNode::getLocation, byPlace))
        .map(OpDeclNode::getName)
        .toArray(UniqueString[]::new);
  }

  static List<String> names() {
    return Arrays.stream(inOrder()).map(UniqueString::toString).toList();
  }
}
