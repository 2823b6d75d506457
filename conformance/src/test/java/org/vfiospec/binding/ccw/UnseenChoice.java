package org.vfiospec.binding.ccw;

import java.util.List;
import java.util.Set;

/**
 * A design choice that can be changed in the driver without any transition of the model telling.
 *
 * @param revisions where that is so
 * @param choice the choice
 * @param value what it is changed to
 * @param refusalsTell whether a refused request tells
 * @param why no transition can tell
 */
record UnseenChoice(
    Set<String> revisions, String choice, Object value, boolean refusalsTell, String why) {

  static final List<UnseenChoice> ALL =
      List.of(
          new UnseenChoice(
              Set.of("v4_12", "v5_1"),
              "admission",
              "none",
              true,
              "a write that is not admitted changes nothing, so it is no step; where it is refused with"
                  + " EACCES another driver refuses it otherwise"),
          new UnseenChoice(
              Set.of("v4_12", "v5_1"),
              "admission",
              "open",
              true,
              "a write that is not admitted changes nothing, so it is no step; where it is refused with"
                  + " EACCES another driver refuses it otherwise"),
          new UnseenChoice(
              Set.of("v5_1"),
              "processingErrno",
              "EAGAIN",
              false,
              "BUSY is both processingState and pendingState, and its cell of the jump table is"
                  + " pendingErrno"),
          new UnseenChoice(
              Set.of("concurrent_io_v2", "concurrent_io_v2_locked_worker"),
              "processingErrno",
              "EBUSY",
              false,
              "processingState is IDLE, where requests are served, so no cell holds it"),
          new UnseenChoice(
              Set.of("v5_2", "recommended"),
              "processingErrno",
              "EBUSY",
              false,
              "CP_PROCESSING is only while a writer has io_mutex, and the others then get the"
                  + " EAGAIN of mutex_trylock: no write reaches this cell"),
          new UnseenChoice(
              Set.of("concurrent_io_v2", "concurrent_io_v2_locked_worker"),
              "errorExitIdle",
              true,
              false,
              "the state is IDLE at the error exit: the dispatch found and left it so, and only the"
                  + " SSCH of this very write, which has io_mutex, could have changed it"),
          new UnseenChoice(
              Set.of("concurrent_io_v2", "concurrent_io_v2_locked_worker"),
              "admission",
              "none",
              true,
              "they differ in STANDBY alone, where no start is made; a write then is refused with"
                  + " EIO instead of EACCES"),
          new UnseenChoice(
              Set.of("v5_2", "recommended"),
              "admission",
              "open",
              true,
              "they differ in STANDBY alone, where no start is made; a write then is refused with"
                  + " EACCES instead of EIO"));
}
