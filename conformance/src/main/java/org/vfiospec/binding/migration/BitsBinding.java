package org.vfiospec.binding.migration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;

/** The binding of {@code MigrationBits} to the migration region of version 1. */
public final class BitsBinding implements Binding {
  private final Map<Map<String, Object>, DesignChoices> parsed = new ConcurrentHashMap<>();

  @Override
  public String protocol() {
    return "migration";
  }

  @Override
  public String part() {
    return "MigrationBits";
  }

  @Override
  public List<String> variables() {
    return List.of("ds", "write", "hw", "win");
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    return new BitsSubject(parsed.computeIfAbsent(revision.choices(), DesignChoices::of), stepper);
  }
}
