---- MODULE LockRevisions ----
CONSTANT Revision

DesignChoices == [atomic |-> BOOLEAN, fairness |-> {"weak", "strong"}]

Revisions == <<
  [name |-> "first", since |-> "1, 2001", source |-> "commit 1",
   choices |-> [atomic |-> FALSE, fairness |-> "strong"]],
  [name |-> "second", since |-> "2, 2002", source |-> "commit 2",
   choices |-> [atomic |-> TRUE, fairness |-> "weak"]],
  [name |-> "recommended", since |-> "proposed", source |-> "here",
   choices |-> [atomic |-> TRUE, fairness |-> "strong"]] >>

Choice == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices
====
