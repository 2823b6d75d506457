package org.vfiospec.binding.ccw;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.vfio.Errno;

/** What results of system calls are by the specification's names. */
final class Answer {
  /** Success, by the specification's name. */
  static final String OK = "OK";

  private static final Map<Integer, String> ERRNOS =
      Arrays.stream(Errno.values()).collect(Collectors.toMap(Errno::result, Errno::name));

  private Answer() {}

  /** The result of a call that was to transfer {@code count} bytes: less is no success. */
  static String ofCall(int result, int count) {
    return result == count ? OK : of(result);
  }

  /** The ret_code in the region. */
  static String ofRetCode(int retCode) {
    return retCode == 0 ? OK : of(retCode);
  }

  private static String of(int result) {
    String name = ERRNOS.get(result);
    return name != null ? name : Integer.toString(result);
  }
}
