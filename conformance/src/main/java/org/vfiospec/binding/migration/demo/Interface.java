package org.vfiospec.binding.migration.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.machine.live.MigrationInterface;
import org.vfiospec.migration.v2.MigrationFlags;

/** The interfaces of migration drivers, with the revision that the demo has of each. */
enum Interface {
  /** The register of bits. */
  V1("recommended") {
    @Override
    MigrationInterface of(Map<String, Object> choices) {
      return new MigrationInterface.Register(
          org.vfiospec.migration.v1.DesignChoices.of(choices), WINDOW);
    }
  },
  /** The state machine. */
  V2("states_recommended") {
    @Override
    MigrationInterface of(Map<String, Object> choices) {
      return new MigrationInterface.States(
          org.vfiospec.migration.v2.DesignChoices.of(choices),
          new MigrationFlags(
              MigrationFlags.STOP_COPY | MigrationFlags.P2P | MigrationFlags.PRE_COPY));
    }
  };

  private static final int WINDOW = 1 << 14;

  private final String revision;

  Interface(String revision) {
    this.revision = revision;
  }

  String revision() {
    return revision;
  }

  abstract MigrationInterface of(Map<String, Object> choices);

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Interface::text).toList();
  }

  static Optional<Interface> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
