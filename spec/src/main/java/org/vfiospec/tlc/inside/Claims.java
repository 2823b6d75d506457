package org.vfiospec.tlc.inside;

import java.util.List;
import org.vfiospec.tlc.boundary.Claim;

/** Takes temporal properties apart. */
final class Claims {
  Claims(WatchedTool tool, TlcEvaluator evaluator) {}

  List<Claim> of(List<String> names) {
    return List.of();
  }
}
