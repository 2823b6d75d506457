---- MODULE MCBuffer ----
(* A bounded buffer whose waiters are all woken, or only one; model values, sets, sequences and functions as state. *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Producers, Consumers, Capacity, Revision

VARIABLES buffer, waiting, counts

vars == <<buffer, waiting, counts>>
Threads == Producers \cup Consumers
DesignChoices == [wake |-> {"one", "all"}]
Revisions == << [name |-> "one", since |-> "1", source |-> "s", choices |-> [wake |-> "one"]],
                [name |-> "all", since |-> "2", source |-> "s", choices |-> [wake |-> "all"]] >>

Init == buffer = <<>> /\ waiting = {} /\ counts = [i \in 2..3 |-> 0]

Wake ==
  IF Revision = "all" THEN waiting' = {}
  ELSE IF waiting = {} THEN UNCHANGED waiting
  ELSE \E t \in waiting : waiting' = waiting \ {t}

Wait(t) == waiting' = waiting \cup {t} /\ UNCHANGED <<buffer, counts>>

Put(p) ==
  IF Len(buffer) < Capacity
    THEN buffer' = Append(buffer, p) /\ Wake /\ counts' = [counts EXCEPT ![2] = (@ + 1) % 2]
    ELSE Wait(p)

Get(c) ==
  IF buffer # <<>>
    THEN buffer' = Tail(buffer) /\ Wake /\ UNCHANGED counts
    ELSE Wait(c)

Next == \E t \in Threads \ waiting : \/ t \in Producers /\ Put(t)
                                     \/ t \in Consumers /\ Get(t)

Spec == Init /\ [][Next]_vars

SomebodyRuns == waiting # Threads
ShortBuffer == Len(buffer) <= Capacity
====
