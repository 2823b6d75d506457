---- MODULE Lock ----
(* Two processes and a lock, taken in one step or in two. *)
EXTENDS LockRevisions, Naturals

CONSTANTS Processes

VARIABLES pc, holder

vars == <<pc, holder>>

Free == [taken |-> FALSE]
Taken(p) == [taken |-> TRUE, by |-> p]

Init == pc = [p \in Processes |-> "out"] /\ holder = Free

Goto(p, label) == pc' = [pc EXCEPT ![p] = label]

Want(p) == pc[p] = "out" /\ Goto(p, "want") /\ UNCHANGED holder

Acquire(p) ==
  /\ Choice.atomic
  /\ pc[p] = "want" /\ ~holder.taken
  /\ Goto(p, "in") /\ holder' = Taken(p)

Look(p) ==
  /\ ~Choice.atomic
  /\ pc[p] = "want" /\ ~holder.taken
  /\ Goto(p, "seen") /\ UNCHANGED holder

Mark(p) == pc[p] = "seen" /\ Goto(p, "in") /\ holder' = Taken(p)

Leave(p, how) ==
  /\ pc[p] = "in" /\ how \in {"out", "want"}
  /\ Goto(p, how) /\ holder' = Free

Poll(p) == pc[p] = "want" /\ holder.taken /\ UNCHANGED vars

Enter(p) == Acquire(p) \/ Look(p) \/ Mark(p)

Process(p) == Want(p) \/ Enter(p) \/ Poll(p) \/ \E how \in {"out", "want"} : Leave(p, how)

Next == \E p \in Processes : Process(p)

Spec ==
  /\ Init /\ [][Next]_vars
  /\ \A p \in Processes : WF_vars(\E how \in {"out", "want"} : Leave(p, how))
  /\ \A p \in Processes : WF_vars(Enter(p))
  /\ \A p \in Processes : Choice.fairness = "strong" => SF_vars(Enter(p))
====
