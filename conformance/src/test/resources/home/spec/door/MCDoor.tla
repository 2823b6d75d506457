---- MODULE MCDoor ----
(* A door that a person may open and pass, and that may spring shut. *)
EXTENDS DoorRevisions, Naturals

CONSTANTS Persons

VARIABLES door, place, bumps

vars == <<door, place, bumps>>

Init ==
  /\ door = [kind |-> "none", by |-> "nobody"]
  /\ place = [p \in Persons |-> "outside"]
  /\ bumps = 0

Open(p) ==
  /\ place[p] = "outside"
  /\ door.kind = "none"
  /\ door' = [kind |-> "open", by |-> p]
  /\ UNCHANGED <<place, bumps>>

Pass(p, way) ==
  /\ Choice.checks => door.kind = "open"
  /\ place[p] = "outside" /\ way = "in"
  /\ place' = [place EXCEPT ![p] = "inside"]
  /\ bumps' = IF door.kind = "open" THEN bumps ELSE 1
  /\ UNCHANGED door

Shut ==
  /\ door.kind = "open"
  /\ door' = [kind |-> "none", by |-> "nobody"]
  /\ UNCHANGED <<place, bumps>>

Next == Shut \/ \E p \in Persons : Open(p) \/ \E way \in {"in"} : Pass(p, way)

Spec == Init /\ [][Next]_vars /\ (Choice.springs => WF_vars(Shut))

TypeOK == bumps \in 0..1
NobodyBumps == bumps = 0
DoorIsShut == door.kind = "open" ~> door.kind = "none"

\* Nobody gets through the wall beside it.
Refusals == { [request |-> "pass the wall", errno |-> "EACCES"] }
====
