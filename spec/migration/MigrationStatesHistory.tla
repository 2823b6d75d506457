------------------------ MODULE MigrationStatesHistory ------------------------
(***************************************************************************)
(* What the properties have to know of the past.  Each action says what    *)
(* its context does, and names what this module makes of it.  The constant *)
(* Follow says which history is kept, since what no property of a model    *)
(* looks at would only make more states of it.                             *)
(***************************************************************************)
EXTENDS MigrationStatesVariables

Calls(change)    == IF "calls" \in Follow THEN change ELSE UNCHANGED <<from, source, saw>>
Resets(change)   == IF "resets" \in Follow THEN change ELSE UNCHANGED settled
Requests(change) == IF "requests" \in Follow THEN change ELSE UNCHANGED asked

(* Nothing to remember. *)
Uneventful ==
  /\ Calls(saw' = {} /\ UNCHANGED <<from, source>>)
  /\ UNCHANGED <<settled, asked>>

(* A reset returns to its caller. *)
RememberReset ==
  /\ Calls(saw' = {} /\ UNCHANGED <<from, source>>)
  /\ Resets(settled' = TRUE)
  /\ UNCHANGED asked

(* A call drops the mutex, and returns but for what it has to hand over. *)
RememberReturn ==
  /\ Calls(saw' = {} /\ UNCHANGED <<from, source>>)
  /\ UNCHANGED settled
  /\ Requests(asked' = "none")

(* The internal state goes its own way. *)
RememberRun ==
  /\ Calls(source' = Nothing /\ saw' = {} /\ UNCHANGED from)
  /\ UNCHANGED <<settled, asked>>

(* The user gets the end of stream: is what he has read the state to be migrated? *)
RememberEnd ==
  /\ Calls(/\ saw' = IF image.at = source THEN {} ELSE {"not the source's state"}
           /\ UNCHANGED <<from, source>>)
  /\ UNCHANGED <<settled, asked>>

(* Another thread is on its way from one state to another. *)
Underway(u) == \E v \in Users \ {u} : user[v].pc \in {"skip", "arc", "capture"}

RememberGet(u) ==
  /\ Calls(/\ saw' = IF Underway(u) THEN {"uncommitted state read"} ELSE {}
           /\ UNCHANGED <<from, source>>)
  /\ UNCHANGED <<settled, asked>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* A SET is as good as over when the driver is done with its path: nothing *)
(* but a reset can come before it drops the mutex.                         *)
(***************************************************************************)

Flaws(wanted, new, result) ==
  (IF result = "OK" /\ wanted = "ERROR" THEN {"ERROR requested"} ELSE {})
  \cup (IF result = "OK" /\ new # wanted THEN {"request not reached"} ELSE {})
  \cup (IF result # "OK" /\ new \notin {state, "ERROR"} THEN {"failure moved on"} ELSE {})

Over(u) == user'[u].pc = "unlock"

(* Some step of a SET that found the device in old, and wants it elsewhere. *)
RememberOn(u, old, wanted, more) ==
  /\ saw' = more \cup (IF Over(u) THEN Flaws(wanted, state', user'[u].result) ELSE {})
  /\ from' = IF Over(u) THEN "none" ELSE old

RememberSet(u, wanted) ==
  /\ Calls(RememberOn(u, state, wanted, {}) /\ UNCHANGED source)
  /\ Resets(settled' = FALSE)
  /\ Requests(asked' = IF Over(u) THEN wanted ELSE "none")

RememberStep(u) ==
  /\ Calls(RememberOn(u, from, user[u].wanted, {}) /\ UNCHANGED source)
  /\ UNCHANGED <<settled, asked>>

(* The hardware has been frozen, or loaded, or may go its own way again. *)
RememberSource(u, gen) ==
  /\ Calls(RememberOn(u, from, user[u].wanted, {}) /\ source' = gen)
  /\ UNCHANGED <<settled, asked>>

RememberCapture(u) ==
  /\ Calls(/\ RememberOn(u, from, user[u].wanted,
                         IF hw.frozen THEN {} ELSE {"captured while it ran"})
           /\ UNCHANGED source)
  /\ UNCHANGED <<settled, asked>>
===============================================================================
