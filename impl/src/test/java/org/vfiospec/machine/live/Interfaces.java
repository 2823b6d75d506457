package org.vfiospec.machine.live;

import java.util.List;
import java.util.Map;
import org.vfiospec.migration.v2.MigrationFlags;

/** The revisions that the tests run with, as records of TLA+ come to Java. */
public final class Interfaces {
  /** Record {@code recommended} of spec/migration/MigrationBitsRevisions.tla. */
  public static final Map<String, Object> REGISTER =
      Map.of(
          "order",
          List.of(
              "NDMA",
              "NOT_RUNNING",
              "NOT_SAVING",
              "NOT_RESUMING",
              "RESUMING",
              "SAVING",
              "RUNNING",
              "NOT_NDMA"),
          "reading",
          "selected",
          "hasNdma",
          true,
          "nextWindow",
          "carried",
          "resumingResets",
          true,
          "failure",
          "error",
          "badData",
          "error",
          "errorIs",
          "quiet");

  /** Record {@code states_recommended} of spec/migration/MigrationStatesRevisions.tla. */
  public static final Map<String, Object> STATES =
      Map.of(
          "skip",
          "toSupportedOrError",
          "current",
          "exceptError",
          "halfArc",
          "undone",
          "handOver",
          "reservedFirst",
          "reset",
          "underMutex");

  static final MigrationInterface V1 =
      new MigrationInterface.Register(org.vfiospec.migration.v1.DesignChoices.of(REGISTER), 4096);
  static final MigrationInterface V2 =
      new MigrationInterface.States(
          org.vfiospec.migration.v2.DesignChoices.of(STATES), new MigrationFlags(7));

  private Interfaces() {}
}
