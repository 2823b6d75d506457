package org.vfiospec.ccw;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The revisions of spec/ccw/CcwRevisions.tla, as records of TLA+ come to Java. */
public final class Revisions {
  public static final Map<String, Object> V4_12 =
      Map.ofEntries(
          Map.entry("admission", "idle"),
          Map.entry("ioMutex", false),
          Map.entry("writeIrbArea", "copied"),
          Map.entry("processingState", "BOXED"),
          Map.entry("pendingState", "BUSY"),
          Map.entry("processingErrno", "EBUSY"),
          Map.entry("pendingErrno", "EBUSY"),
          Map.entry("sschUnderSchLock", false),
          Map.entry("cpGuard", false),
          Map.entry("errorExitIdle", true),
          Map.entry("writeIdle", true),
          Map.entry("irbHandoff", "slot"),
          Map.entry("freeOn", "solicited"),
          Map.entry("workerLock", "none"),
          Map.entry("idleOn", "any"),
          Map.entry("idleWhen", "afterSignal"),
          Map.entry("acknowledge", false));

  public static final Map<String, Object> V5_1 =
      with(
          V4_12,
          Map.of(
              "processingState", "BUSY",
              "sschUnderSchLock", true,
              "freeOn", "final",
              "idleOn", "final"));

  public static final Map<String, Object> CONCURRENT_IO_V2 =
      with(
          V4_12,
          Map.of(
              "admission", "open",
              "ioMutex", true,
              "processingState", "IDLE",
              "processingErrno", "EAGAIN",
              "pendingErrno", "EAGAIN",
              "sschUnderSchLock", true,
              "cpGuard", true,
              "errorExitIdle", false,
              "writeIdle", false));

  public static final Map<String, Object> CONCURRENT_IO_V2_LOCKED_WORKER =
      with(CONCURRENT_IO_V2, Map.of("workerLock", "copy"));

  public static final Map<String, Object> V5_2 =
      with(
          CONCURRENT_IO_V2_LOCKED_WORKER,
          Map.of(
              "admission", "none",
              "processingState", "CP_PROCESSING",
              "pendingState", "CP_PENDING",
              "pendingErrno", "EBUSY",
              "writeIdle", true,
              "freeOn", "final",
              "idleOn", "final"));

  public static final Map<String, Object> RECOMMENDED =
      with(
          V5_2,
          Map.of(
              "writeIrbArea", "kept",
              "errorExitIdle", true,
              "writeIdle", false,
              "irbHandoff", "queue",
              "idleOn", "freed",
              "idleWhen", "beforeSignal",
              "acknowledge", true));

  private Revisions() {}

  /** Each revision by its name, in the order of the specification. */
  public static Map<String, Map<String, Object>> named() {
    Map<String, Map<String, Object>> revisions = new LinkedHashMap<>();
    revisions.put("v4_12", V4_12);
    revisions.put("v5_1", V5_1);
    revisions.put("concurrent_io_v2", CONCURRENT_IO_V2);
    revisions.put("concurrent_io_v2_locked_worker", CONCURRENT_IO_V2_LOCKED_WORKER);
    revisions.put("v5_2", V5_2);
    revisions.put("recommended", RECOMMENDED);
    return revisions;
  }

  /** All revisions, for a test that is run with each. */
  public static Stream<Named<Map<String, Object>>> all() {
    return named().entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
  }

  /** A revision with some choices made otherwise. */
  public static Map<String, Object> with(Map<String, Object> revision, Map<String, Object> other) {
    Map<String, Object> result = new HashMap<>(revision);
    result.putAll(other);
    return result;
  }
}
