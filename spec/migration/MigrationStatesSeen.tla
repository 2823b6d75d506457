-------------------------- MODULE MigrationStatesSeen --------------------------
(***************************************************************************)
(* What can be seen of a step, by the variables before and after it: for   *)
(* bounds, history and properties, which ask no action for its name.       *)
(***************************************************************************)
EXTENDS MigrationStates

(* A SET is on its way from one state to another, with the mutex. *)
OnItsWay(u) == mutex = u /\ user[u].pc \in {"skip", "arc", "capture"}

(* A call begins: it takes the mutex. *)
Enters(u)       == mutex = "free" /\ mutex' = u
Begins(u, call) == Enters(u) /\ user'[u].call = call

(***************************************************************************)
(* A SET is answered when the driver is done with its path: nothing but a  *)
(* reset can come before it drops the mutex.                               *)
(***************************************************************************)
IsAnswered(u) ==
  /\ Enters(u) \/ OnItsWay(u)
  /\ user'[u].call = "set" /\ user'[u].pc = "unlock"

Answer(u) == user'[u].result

(***************************************************************************)
(* What it asks for.  One that is answered at once leaves no trace of it,  *)
(* so it may be all that gets this answer at once.                         *)
(***************************************************************************)
MayAskFor(u) ==
  IF OnItsWay(u) THEN {user[u].wanted} ELSE {wanted \in States : user'[u] = Begun(wanted)}

(* The hardware is reset, and the bookkeeping begins to wait. *)
ResetBegins == reset = "idle" /\ reset' # "idle"

(* A reset returns to its caller; whoever has the mutex may have its bookkeeping to do. *)
ResetReturns == reset # "idle" /\ reset' = "idle"

(* The hardware alone has changed. *)
DeviceGoesOn == hw' # hw /\ UNCHANGED <<opened, reset, mutex, user>>

(* User space gets the end of stream. *)
EndIsRead == AtEnd /\ UNCHANGED file /\ image.read = "part" /\ image'.read # "part"
===============================================================================
