package org.vfiospec.binding.ccw;

import java.util.Arrays;
import org.vfiospec.vfio.Errno;

/** What results of system calls are by the specification's names. */
final class Answer {
  /** Success, by the specification's name. */
  static final String OK = "OK";

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
    return Arrays.stream(Errno.values())
        .filter(errno -> errno.result() == result)
        .map(Errno::name)
        .findFirst()
        .orElse(Integer.toString(result));
  }
}
