package org.vfiospec.binding.ccw;

import java.util.Map;
import org.vfiospec.tlc.Step;

/** A step that a context took, and the mapped variables right after it. */
record LoggedStep(Step step, Map<String, Object> observed) {}
