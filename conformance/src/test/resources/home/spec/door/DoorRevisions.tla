---- MODULE DoorRevisions ----
CONSTANT Revision

DesignChoices == [checks |-> BOOLEAN, springs |-> BOOLEAN]

Revisions == <<
  [name |-> "careless", since |-> "1, 2001", source |-> "commit 1",
   choices |-> [checks |-> FALSE, springs |-> FALSE]],
  [name |-> "careful", since |-> "2, 2002", source |-> "commit 2",
   choices |-> [checks |-> TRUE, springs |-> TRUE]],
  [name |-> "proposed", since |-> "today", source |-> "a posting",
   choices |-> [checks |-> TRUE, springs |-> FALSE]] >>

Choice == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices
====
