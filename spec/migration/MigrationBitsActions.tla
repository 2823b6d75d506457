------------------------- MODULE MigrationBitsActions -------------------------
(***************************************************************************)
(* What each event-triggered action does: the states of hardware, internal *)
(* state and window behind it.                                             *)
(***************************************************************************)
EXTENDS MigrationBitsState

(* Everything that an action may change. *)
Now == [hw |-> hw, win |-> win, internal |-> internal, fresh |-> fresh, stream |-> stream]

(* SAVING was set before this write, or this flip of it: the transfer goes on. *)
GoesOn == "SAVING" \in ds /\ win.kind = "saving"

(***************************************************************************)
(* The window for one more part of the transfer.  Clearing it loses what   *)
(* the user has not read, unless nothing of the transfer was read and all  *)
(* of it begins anew.                                                      *)
(***************************************************************************)
Opened(now, anew) ==
  CASE ~GoesOn -> [now EXCEPT !.win = Saving, !.stream = NoStream]
    [] GoesOn /\ D.nextWindow = "carried" -> now
    [] OTHER -> [now EXCEPT !.win = Saving,
                            !.stream.base     = IF anew THEN "none" ELSE @,
                            !.stream.captured = "none",
                            !.stream.lost     = @ \/ (win.unread /\ (stream.taken \/ ~anew))]

(***************************************************************************)
(* Logging begins.  What is in the window already, a base or a capture, is *)
(* what the log adds to, if the device has not changed behind its back.    *)
(***************************************************************************)
Log(now) ==
  LET opened == Opened(now, TRUE)
      behind == opened.stream.base = "broken" \/ opened.stream.captured \in {"stale", "torn"}
  IN [opened EXCEPT !.hw.logs         = TRUE,
                    !.win.unread      = TRUE,
                    !.stream.base     = IF behind THEN "broken" ELSE "logged",
                    !.stream.captured = "none"]

(***************************************************************************)
(* All that was not given yet: without a base that is all there is.  A     *)
(* device that runs, or has DMA in progress, gives no image.               *)
(***************************************************************************)
Capture(now) ==
  LET opened == Opened(now, stream.base = "none")
      still  == ~now.hw.run /\ ~now.hw.dma
  IN [opened EXCEPT !.hw.logs         = FALSE,
                    !.win.unread      = TRUE,
                    !.stream.captured = IF still THEN "whole" ELSE "torn"]

(* The window has what the user transferred only until something else takes its place. *)
Load(now) ==
  LET right == now.win.kind = "loading"
  IN [now EXCEPT !.internal = IF right THEN "own" ELSE "corrupt",
                 !.fresh = FALSE,
                 !.hw.logs = FALSE,
                 !.win = IF right THEN Closed ELSE @]

-------------------------------------------------------------------------------
(* The state that the actions under way lead to. *)
Target == write.at

(***************************************************************************)
(* Where SAVING is a group of its own, it opens the transfer, and whoever  *)
(* stops or starts the device within one captures, or logs again.          *)
(***************************************************************************)
OwnSaving == \E i \in DOMAIN D.order : D.order[i] = "SAVING"

Within(target) == OwnSaving /\ "SAVING" \in target /\ "SAVING" \in ds

Stop(now) ==
  LET stopped == [now EXCEPT !.hw.run = FALSE]
  IN IF Within(Target) THEN Capture(stopped) ELSE stopped

Start(now) ==
  LET logged == IF Within(Target) THEN Log(now) ELSE now
  IN [logged EXCEPT !.hw.run = TRUE]

Enter(now) ==
  [now EXCEPT !.internal = IF D.resumingResets \/ fresh THEN "undefined" ELSE "mixed",
              !.fresh    = FALSE,
              !.hw.logs  = FALSE,
              !.win      = Loading,
              !.stream   = NoStream]

Result(group) ==
  CASE group = "SAVING_RUNNING"     -> Log(Now)
    [] group = "SAVING_NOT_RUNNING" -> Capture(Now)
    [] group = "SAVING"             -> IF "RUNNING" \in Target THEN Log(Now)
                                       ELSE Capture(Now)
    [] group = "NOT_SAVING"         -> [Now EXCEPT !.win = Closed, !.stream = NoStream, !.hw.logs = FALSE]
    [] group = "RESUMING"           -> Enter(Now)
    [] group = "NOT_RESUMING"       -> Load(Now)
    [] group = "RUNNING"            -> Start(Now)
    [] group = "NOT_RUNNING"        -> Stop(Now)
    [] group = "NDMA"               -> [Now EXCEPT !.hw.quiet = TRUE]
    [] group = "NOT_NDMA"           -> [Now EXCEPT !.hw.quiet = FALSE]

(* These return when DMA in progress has ended. *)
Waits(group) == group \in {"NDMA", "NOT_RUNNING"} /\ hw.dma

(* The driver looks at the data, if there are any, before it loads any of it. *)
Unusable(group) ==
  /\ group = "NOT_RESUMING"
  /\ \/ win.kind = "closed"
     \/ win.kind = "loading" /\ win.data # "whole"
===============================================================================
