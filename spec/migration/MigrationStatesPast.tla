-------------------------- MODULE MigrationStatesPast --------------------------
(***************************************************************************)
(* What user space relies on that asks for the past.                       *)
(***************************************************************************)
EXTENDS MigrationStatesHistory, MigrationStatesResets

PastTypeOK ==
  /\ from \in States \cup {"none"}
  /\ source \in Nat
  /\ settled \in BOOLEAN

-------------------------------------------------------------------------------
(***************************************************************************)
(* A SET that failed left the state it found, one on the path, or ERROR:   *)
(* it is on the path all the time, and failing takes it nowhere else.      *)
(* Which path that is, PathIsShortest says.                                *)
(***************************************************************************)
StatesOf(path) == {path[i] : i \in DOMAIN path}

FailureStaysOnPath ==
  /\ [](\A u \in Users :
         OnItsWay(u) => state \in StatesOf(TablePath(flags, from, user[u].wanted)))
  /\ [][\A u \in Users : IsAnswered(u) /\ Answer(u) # "OK" => state' \in {state, "ERROR"}]_vars

(***************************************************************************)
(* The rule as it is written: PRE_COPY, PRE_COPY_P2P and STOP_COPY are the *)
(* ends of a path, and never inside of it.                                 *)
(***************************************************************************)
SavingStatesOnlyAtEnds ==
  \A u \in Users :
    user[u].pc = "arc" /\ state \in SavingGroup => state = from

(***************************************************************************)
(* Who has read a stream to its end has the internal state of the source   *)
(* at its last freeze, however much he read before it was frozen.          *)
(***************************************************************************)
StreamIsWhole == [][EndIsRead => image.at = source]_vars

(***************************************************************************)
(* When a reset has returned and so has every call that it met, and no SET *)
(* came after it, the device is RUNNING and the old transfer is dead; and  *)
(* nobody leaves behind a reset that is still to be noted.                 *)
(***************************************************************************)
ResetIsLinearized ==
  mutex = "free" =>
    /\ ~deferred
    /\ settled /\ reset = "idle" =>
         /\ state = "RUNNING"
         /\ file = NoFile
         /\ fd # "live"
         /\ \A u \in Users : user[u].file # "live"
===============================================================================
