package org.vfiospec.binding.migration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Revision;

/** The binding of {@code MigrationStates} to the driver of version 2. */
public final class StatesBinding implements Binding {
  private static final Map<String, Integer> FLAGS =
      Map.of(
          "STOP_COPY",
          MigrationFlags.STOP_COPY,
          "P2P",
          MigrationFlags.P2P,
          "PRE_COPY",
          MigrationFlags.PRE_COPY);

  private final Map<Map<String, Object>, DesignChoices> parsed = new ConcurrentHashMap<>();

  @Override
  public String protocol() {
    return "migration";
  }

  @Override
  public String part() {
    return "MigrationStates";
  }

  @Override
  public List<String> variables() {
    return List.of(
        "flags",
        "opened",
        "state",
        "hw",
        "file",
        "mutex",
        "deferred",
        "reset",
        "user",
        "fd",
        "image");
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    if (!(initial.get("flags") instanceof Set<?> flags)
        || !FLAGS.keySet().containsAll(flags)
        || !(initial.get("user") instanceof Map<?, ?> users)) {
      throw new UnreplayableException("no state of MigrationStates: " + initial);
    }
    int bits = flags.stream().mapToInt(FLAGS::get).sum();
    return new StatesSubject(
        parsed.computeIfAbsent(revision.choices(), DesignChoices::of),
        new MigrationFlags(bits),
        users.keySet().stream().map(String.class::cast).sorted().toList(),
        stepper);
  }

  /** The names of flags. */
  static Set<String> names(MigrationFlags flags) {
    return FLAGS.entrySet().stream()
        .filter(flag -> (flags.bits() & flag.getValue()) != 0)
        .map(Map.Entry::getKey)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
