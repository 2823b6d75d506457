package org.vfiospec.binding.ccw;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.replay.Fields;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.vfio.Call;

/**
 * A thread of user space: the call it is in, and what it holds of the start it makes.
 *
 * <p>User space is not the driver's, so its size and start are the binding's own, taken from the
 * steps: that they are equal to the specification's says when a thread is in which call, and
 * nothing of the driver. Its stage is the call's, and what it read are the bytes that the driver
 * gave.
 */
final class UserThread {
  private static final Set<RegionWrite.Stage> REQUEST_NEEDED =
      EnumSet.of(RegionWrite.Stage.DISPATCH, RegionWrite.Stage.ACCEPT, RegionWrite.Stage.TRANSLATE);
  private static final Set<RegionWrite.Stage> RESULT_NEEDED =
      EnumSet.of(
          RegionWrite.Stage.BUSY,
          RegionWrite.Stage.SSCH,
          RegionWrite.Stage.FAIL,
          RegionWrite.Stage.FINISH);

  private static final Fields.Form RECORD = new Fields.Form("pc", "size", "start", "errno", "lo");

  private RegionWrite write;
  private RegionRead read;
  private byte[] buffer;
  private byte[] lastRead;
  private String size;
  private int start;
  private boolean retries;

  /**
   * The threads that the specification's initial state names, all outside of calls, in its order.
   *
   * @throws UnreplayableException if it names none
   */
  static Map<String, UserThread> namedIn(Map<String, Object> initial) {
    if (!(initial.get("user") instanceof Map<?, ?> named) || named.isEmpty()) {
      throw new UnreplayableException("the initial state has no user-space threads");
    }
    Map<String, UserThread> users = new TreeMap<>();
    named.keySet().forEach(name -> users.put(String.valueOf(name), new UserThread()));
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

  /** The call that it is in; null outside of calls. */
  Call<?> call() {
    return write != null ? write : read;
  }

  /** The bytes that its write is of. */
  int count() {
    return Programs.SIZES.get(size);
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
  Fields record() {
    String pc = pc();
    boolean sized = pc.equals("trylock") || pc.equals("copy");
    return RECORD.of(
        pc,
        sized ? size : "none",
        start,
        pc.equals("refuse") ? write.refusal().name() : Answer.OK,
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
