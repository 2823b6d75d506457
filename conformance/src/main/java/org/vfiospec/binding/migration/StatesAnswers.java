package org.vfiospec.binding.migration;

import org.vfiospec.migration.v2.GetPrecopyInfo;
import org.vfiospec.migration.v2.GetState;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.vfio.Errno;

/** What calls answer, in the words of module MigrationStates. */
final class StatesAnswers {
  static final String OK = "OK";

  private StatesAnswers() {}

  /** OK, or the name of an errno; OK also before there is an answer. */
  static String of(Integer result) {
    return result == null || result == 0 ? OK : Errno.of(result).name();
  }

  /** What a call has decided to answer. */
  static String decided(StateCall call) {
    if (call instanceof SetState set) {
      return of(set.answer());
    }
    if (call instanceof GetPrecopyInfo info) {
      return of(info.answer());
    }
    return call instanceof GetState get ? get.seen().name() : OK;
  }

  /** What a call that is over has returned. */
  static String returned(StateCall call) {
    if (call instanceof SetState set) {
      return of(set.result());
    }
    return call instanceof GetPrecopyInfo info
        ? of(info.result())
        : ((GetState) call).result().name();
  }
}
