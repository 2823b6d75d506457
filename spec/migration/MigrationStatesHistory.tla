------------------------ MODULE MigrationStatesHistory ------------------------
(***************************************************************************)
(* What properties have to know of the past, from the steps as they are    *)
(* seen: no action of the protocol knows of it.                            *)
(***************************************************************************)
EXTENDS MigrationStatesSeen

VARIABLES
  from,    \* the state in which the SET that is under way found the device, or "none"
  source   \* the internal state that the hardware was frozen in, or loaded with, or Nothing

history == <<from, source>>

HistoryInit == from = "none" /\ source = Nothing

-------------------------------------------------------------------------------
RememberFrom ==
  CASE \E u \in Users : Enters(u) /\ OnItsWay(u)'   -> from' = state
    [] \E u \in Users : OnItsWay(u) /\ OnItsWay(u)' -> UNCHANGED from
    [] OTHER                                        -> from' = "none"

Freezes == ~hw.frozen /\ hw'.frozen

Loads == <<state, state'>> \in Loading

(***************************************************************************)
(* The internal state goes its own way when the hardware runs and is to    *)
(* run.  Where it runs since it was reset, user space is told of the state *)
(* it was to be in until the reset has had its bookkeeping.                *)
(***************************************************************************)
GoesItsOwnWay ==
  \/ ~opened'
  \/ state' \in {"RUNNING", "RUNNING_P2P"} /\ ~hw'.frozen

RememberSource ==
  CASE Freezes \/ Loads                       -> source' = hw'.gen
    [] ~(Freezes \/ Loads) /\ GoesItsOwnWay   -> source' = Nothing
    [] OTHER                                  -> UNCHANGED source

Remember == RememberFrom /\ RememberSource
===============================================================================
