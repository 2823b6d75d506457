------------------------------- MODULE CcwBounds -------------------------------
(***************************************************************************)
(* What makes the state space finite, and small.  None of it is of the     *)
(* protocol: a model conjoins Within to the protocol's steps.              *)
(***************************************************************************)
EXTENDS CcwSteps

CONSTANTS
  MaxStarts,        \* start requests that user space makes, all threads together
  MaxExtras         \* intermediate and unsolicited statuses, and partial writes

(* What the protocol's constants are then. *)
BoundedStarts == 1..MaxStarts
BoundedAlerts == 1..MaxExtras

VARIABLE budget     \* the starts and the extras there have been

BudgetTypeOK == budget \in [starts : 0..MaxStarts, extras : 0..MaxExtras]

BudgetInit == budget = [starts |-> 0, extras |-> 0]

Spend(starts, extras) ==
  /\ budget.starts + starts <= MaxStarts
  /\ budget.extras + extras <= MaxExtras
  /\ budget' = [starts |-> budget.starts + starts, extras |-> budget.extras + extras]

(***************************************************************************)
(* Threads are alike while they are outside any call, so it does not       *)
(* matter which of those makes the next one: let it be this.               *)
(*                                                                         *)
(* Nothing is lost by that.  The records of two such threads are equal,    *)
(* and no other variable names either: mutex names a thread inside a call, *)
(* and so does the history, which forgets a thread when its call returns.  *)
(* So a state in which both are outside is the same with the two           *)
(* exchanged.  Next, Fairness and every property treat all threads alike:  *)
(* of a behaviour that goes on with a call of the one, the behaviour with  *)
(* the names of the two exchanged from there on is one, too, which goes on *)
(* with a call of the other, and satisfies the same properties.            *)
(***************************************************************************)
NextIdle == CHOOSE u \in Users : user[u].pc = "idle"

(* A VMM writes the whole region: a partial write is an extra. *)
WithinUser(u) ==
  /\ user[u].pc = "idle" => u = NextIdle
  /\ IF BeginsWrite(u)
     THEN /\ Spend(IF user[u].pc = "idle" THEN 1 ELSE 0, IF user'[u].size = "whole" THEN 0 ELSE 1)
          /\ user[u].pc = "idle" => user'[u].start = budget'.starts
     ELSE UNCHANGED budget

WithinDevice ==
  CASE sch'.presented /\ ~sch.presented ->
         Spend(0, 1)
    [] sch'.pending.kind = "unsolicited" /\ sch.pending = NoStatus ->
         Spend(0, 1) /\ sch'.pending.nr = budget'.extras
    [] OTHER ->
         UNCHANGED budget

(* The steps that the bounds admit: starts and unsolicited statuses are numbered as they come. *)
Within ==
  CASE user' # user -> WithinUser(Mover)
    [] user' = user /\ sch' # sch -> WithinDevice
    [] OTHER -> UNCHANGED budget
===============================================================================
