---- MODULE MCLock ----
EXTENDS Lock

TypeOK == pc \in [Processes -> {"out", "want", "seen", "in"}]
AtMostOneIn == \A p, q \in Processes : pc[p] = "in" /\ pc[q] = "in" => p = q
NobodySeesTwice == \E p \in Processes : pc[p] # "seen"

Everybody == Processes

Wanting == {p \in Processes : pc[p] = "want"}

WantLeadsToIn == \A p \in Processes : pc[p] = "want" ~> pc[p] = "in"
InIsLeft == \A p \in Processes : pc[p] = "in" ~> pc[p] # "in"
====
