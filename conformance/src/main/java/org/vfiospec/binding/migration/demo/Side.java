package org.vfiospec.binding.migration.demo;

import java.util.Locale;

/** A host of the demo: a process of its own. */
enum Side {
  SOURCE,
  DESTINATION;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
