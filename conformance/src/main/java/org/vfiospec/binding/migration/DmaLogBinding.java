package org.vfiospec.binding.migration;

import java.util.List;
import java.util.Map;
import org.vfiospec.migration.v2.DmaLogChoices;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;

/** The binding of {@code MigrationDmaLog} to the log of DMA. */
public final class DmaLogBinding implements Binding {
  @Override
  public String protocol() {
    return "migration";
  }

  @Override
  public String part() {
    return "MigrationDmaLog";
  }

  @Override
  public List<String> variables() {
    return List.of("log", "dirty");
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    return new DmaLogSubject(DmaLogChoices.of(revision.choices()), stepper);
  }
}
