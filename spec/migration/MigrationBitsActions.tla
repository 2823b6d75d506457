------------------------- MODULE MigrationBitsActions -------------------------
(***************************************************************************)
(* What each event-triggered action does: the states of hardware, internal *)
(* state and window behind it, and what was wrong about doing it now.      *)
(***************************************************************************)
EXTENDS MigrationBitsState

(* Everything that an action may change. *)
Now == [hw |-> hw, internal |-> internal, fresh |-> fresh, win |-> win, flaws |-> {}]

(* SAVING was set before this write, or this flip of it: the transfer goes on. *)
GoesOn == "SAVING" \in ds /\ win.kind = "saving"

(***************************************************************************)
(* The window for one more part of the transfer.  Clearing it loses what   *)
(* the user has not read, unless nothing of the transfer was read and all  *)
(* of it begins anew.                                                      *)
(***************************************************************************)
Opened(anew) ==
  IF ~GoesOn THEN Saving
  ELSE IF D.nextWindow = "carried" THEN win
  ELSE [Saving EXCEPT !.base  = IF anew THEN "none" ELSE win.base,
                      !.taken = win.taken,
                      !.lost  = win.lost \/ (win.unread /\ (win.taken \/ ~anew))]

(***************************************************************************)
(* Logging begins.  What is in the window already, a base or a capture, is *)
(* what the log adds to, if the device has not changed behind its back.    *)
(***************************************************************************)
Log(now) ==
  LET w == Opened(TRUE)
  IN [now EXCEPT !.hw.logs = TRUE,
                 !.win = [w EXCEPT !.base = IF @ = "broken" \/ w.captured \in {"stale", "torn"}
                                            THEN "broken" ELSE "logged",
                                   !.captured = "none",
                                   !.unread = TRUE]]

(* All that is not in the window yet; a device that runs or has DMA in progress gives no image. *)
Capture(now) ==
  LET still == ~now.hw.run /\ ~now.hw.dma
      w     == IF now.win.kind = "saving" /\ D.nextWindow = "carried" THEN now.win ELSE Opened(FALSE)
  IN [now EXCEPT !.hw.logs = FALSE,
                 !.win = [w EXCEPT !.captured = IF still THEN "whole" ELSE "torn", !.unread = TRUE],
                 !.flaws = @ \cup (IF still THEN {} ELSE {"captured while running"})]

(* The window has what the user transferred only until something else takes its place. *)
Load(now) ==
  LET right == now.win.kind = "loading"
  IN [now EXCEPT !.internal = IF right THEN "own" ELSE "corrupt",
                 !.fresh = FALSE,
                 !.hw.logs = FALSE,
                 !.win = IF right THEN Closed ELSE @,
                 !.flaws = @ \cup (IF right THEN {} ELSE {"loaded something else"})
                             \cup (IF now.internal = "mixed" THEN {"loaded over old state"} ELSE {})]

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
              !.win      = Loading]

Result(group) ==
  CASE group = "SAVING_RUNNING"     -> Log(Now)
    [] group = "SAVING_NOT_RUNNING" -> Capture(Now)
    [] group = "SAVING"             -> IF "RUNNING" \in Target THEN Log(Now)
                                       ELSE Capture([Now EXCEPT !.win = Saving])
    [] group = "NOT_SAVING"         -> [Now EXCEPT !.win = Closed, !.hw.logs = FALSE]
    [] group = "RESUMING"           -> Enter(Now)
    [] group = "NOT_RESUMING"       -> Load(Now)
    [] group = "RUNNING"            -> Start(Now)
    [] group = "NOT_RUNNING"        -> Stop(Now)
    [] group = "NDMA"               -> [Now EXCEPT !.hw.quiet = TRUE]
    [] group = "NOT_NDMA"           -> [Now EXCEPT !.hw.quiet = FALSE]

(* These return when DMA in progress has ended. *)
Waits(group) == group \in {"NDMA", "NOT_RUNNING"} /\ hw.dma

(* The driver looks at the data before it loads any of it. *)
Unusable(group) == group = "NOT_RESUMING" /\ win.kind = "loading" /\ win.data # "whole"
===============================================================================
