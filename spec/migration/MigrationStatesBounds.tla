------------------------- MODULE MigrationStatesBounds -------------------------
(***************************************************************************)
(* Which steps the models leave out.                                       *)
(***************************************************************************)
EXTENDS MigrationStatesSeen

CONSTANT MaxGenerations  \* internal states that the device tells apart

(***************************************************************************)
(* Threads are alike while they are outside any call: no variable tells    *)
(* two of these apart, and no action, property or fairness condition names *)
(* one.  So a behaviour in which another one than the first makes a call   *)
(* has the same properties as the one in which these two have changed      *)
(* places from there on, and it is enough that the first one calls.        *)
(***************************************************************************)
Before(u) == {UserNames[i] : i \in {j \in 1..MaxUsers : \A k \in 1..j : UserNames[k] # u}}

FirstIdleCalls ==
  \A u \in Users : Enters(u) => \A v \in Before(u) : ~IsIdle(v)

(***************************************************************************)
(* What user space asks of a device that was reset under the feet of its   *)
(* driver makes more states than it teaches.  So between the reset of the  *)
(* hardware and its bookkeeping one SET commands the hardware, and once a  *)
(* device is reported as RUNNING and does not run, SET comes after another *)
(* reset only.                                                             *)
(***************************************************************************)
Runs == ~hw.quiet /\ ~hw.frozen /\ ~hw.log

AsksOfWhatRuns ==
  (\E u \in Users : Begins(u, "set")) => (reset = "done" \/ state = "RUNNING" => Runs)

(* The next reset comes when somebody has taken up the bookkeeping of the one before. *)
OneResetAtATime == ResetBegins => ~deferred

(* What the internal state is while a reset is under way does not matter. *)
FewChanges ==
  DeviceGoesOn => hw'.gen <= MaxGenerations /\ reset = "idle" /\ ~deferred

Bounded ==
  /\ FirstIdleCalls
  /\ AsksOfWhatRuns
  /\ OneResetAtATime
  /\ FewChanges
===============================================================================
