package org.vfiospec.binding.ccw;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.vfio.Call;

/** A thread of user space: the call it is in, and what it holds of the start it makes. */
final class UserThread {
  private static final Set<RegionWrite.Stage> REQUEST_NEEDED =
      Set.of(RegionWrite.Stage.DISPATCH, RegionWrite.Stage.ACCEPT, RegionWrite.Stage.TRANSLATE);
  private static final Set<RegionWrite.Stage> RESULT_NEEDED =
      Set.of(
          RegionWrite.Stage.BUSY,
          RegionWrite.Stage.SSCH,
          RegionWrite.Stage.FAIL,
          RegionWrite.Stage.FINISH);

  private RegionWrite write;
  private RegionRead read;
  private byte[] buffer;
  private byte[] lastRead;
  private String size;
  private int start;
  private boolean retries;

  /** The threads by their names in the specification, in its order. */
  static Map<String, UserThread> both() {
    Map<String, UserThread> users = new LinkedHashMap<>();
    users.put(Contexts.FIRST_USER, new UserThread());
    users.put(Contexts.SECOND_USER, new UserThread());
    return users;
  }

  void enters(RegionWrite call, String ofSize, int forStart) {
    leave();
    write = call;
    size = ofSize;
    start = forStart;
  }

  void enters(RegionRead call, byte[] target) {
    leave();
    read = call;
    buffer = target;
  }

  /** The call has returned. */
  void leave() {
    if (read != null && read.done()) {
      lastRead = buffer;
    }
    write = null;
    read = null;
    buffer = null;
    size = "none";
    start = 0;
    retries = false;
  }

  /** The call has returned EAGAIN, and the thread will make its request again. */
  void retries() {
    int again = start;
    leave();
    start = again;
    retries = true;
  }

  RegionWrite write() {
    return write;
  }

  RegionRead read() {
    return read;
  }

  byte[] buffer() {
    return buffer;
  }

  /** What the latest read got; null before. */
  byte[] lastRead() {
    return lastRead;
  }

  int start() {
    return start;
  }

  boolean in(Call<?> call) {
    return call == write || call == read;
  }

  boolean needsRequest() {
    return write != null && !write.done() && REQUEST_NEEDED.contains(write.stage());
  }

  boolean needsResult() {
    return write != null && !write.done() && RESULT_NEEDED.contains(write.stage());
  }

  /** The specification's record of the thread. */
  Map<String, Object> record() {
    String pc = pc();
    boolean sized = pc.equals("trylock") || pc.equals("copy");
    return Map.of(
        "pc",
        pc,
        "size",
        sized ? size : "none",
        "start",
        start,
        "errno",
        pc.equals("refuse") ? write.refusal().name() : "OK",
        "lo",
        pc.equals("readHi") ? Status.firstHalf(buffer, VfioCcwDevice.IRB_AREA) : Status.NONE);
  }

  private String pc() {
    if ((write != null && write.done()) || (read != null && read.done())) {
      return "returned";
    }
    if (write != null) {
      return switch (write.stage()) {
        case ENTER -> "enter";
        case TRYLOCK -> "trylock";
        case COPY -> "copy";
        case DISPATCH -> "dispatch";
        case ACCEPT -> "accept";
        case REFUSE -> "refuse";
        case TRANSLATE -> "translate";
        case BUSY -> "busy";
        case SSCH -> "ssch";
        case FAIL -> "fail";
        case FINISH -> write.refusal() != null ? "refused" : "finish";
      };
    }
    if (read != null) {
      return switch (read.stage()) {
        case LO -> "readLo";
        case HI -> "readHi";
      };
    }
    return retries ? "retry" : "idle";
  }
}
