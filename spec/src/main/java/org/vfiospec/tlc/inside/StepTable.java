package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Step;

/** Numbers the distinct steps. */
final class StepTable {
  private final Map<Step, Integer> ids = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();

  int intern(Step step) {
    Integer id = ids.putIfAbsent(step, steps.size());
    if (id == null) {
      steps.add(step);
      return steps.size() - 1;
    }
    return id;
  }

  Step step(int id) {
    return steps.get(id);
  }

  List<Step> all() {
    return List.copyOf(steps);
  }
}
