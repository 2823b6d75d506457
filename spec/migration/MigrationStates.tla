--------------------------- MODULE MigrationStates ----------------------------
(***************************************************************************)
(* The state machine of VFIO migration: every context, and what is fair.   *)
(***************************************************************************)
EXTENDS MigrationStatesReset

(* Of a thread elsewhere TLC need not ask which values its step could take. *)
When(u, stage, values) == IF user[u].pc = stage THEN values ELSE {}

(* What a thread does inside a call, once it has the mutex. *)
Call(u) ==
  \/ SetSkip(u)
  \/ ArcQuiesce(u)
  \/ ArcUnquiesce(u)
  \/ ArcFreeze(u)
  \/ ArcUnfreeze(u)
  \/ ArcStartLogging(u)
  \/ ArcStopLogging(u)
  \/ ArcCapture(u)
  \/ ArcEndSaving(u)
  \/ ArcBeginLoading(u)
  \/ ArcLoad(u)
  \/ ArcLoadBad(u)
  \/ \E left \in {state, "ERROR"} : ArcFails(u, left)
  \/ \E result \in When(u, "unlock", {user[u].result}) : Unlock(u, result)
  \/ UnlockDeferred(u)
  \/ Clean(u)
  \/ \E ok \in BOOLEAN : SetDeliver(u, ok)

Begin(u) ==
  \/ \E wanted \in States : SetBegin(u, wanted)
  \/ GetBegin(u)
  \/ \E ok \in BOOLEAN : InfoBegin(u, ok)

Transfer(u) ==
  \/ Read(u)
  \/ ReadEnd(u)
  \/ \E much \in {"part", "whole"} : Write(u, much)

Reset ==
  \/ ResetDone
  \/ UnlockDeferred("reset")
  \/ Clean("reset")
  \/ ResetUnlock

Next ==
  \/ Open
  \/ Close
  \/ Change
  \/ ResetHardware
  \/ Reset
  \/ \E u \in Users : Begin(u) \/ Call(u) \/ Transfer(u)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Nobody has to open the device, to make a call or to reset it, and the   *)
(* device need not change.  But who is inside a call goes on: weakly fair  *)
(* is enough, since nothing but the mutex is ever waited for, and that is  *)
(* waited for outside.  Without it, and be it of one context, a deferred   *)
(* reset may wait for ever.                                                *)
(***************************************************************************)
Fairness ==
  /\ WF_vars(Reset)
  /\ \A u \in Users : WF_vars(Call(u))

Spec == Init /\ [][Next]_vars /\ Fairness
===============================================================================
