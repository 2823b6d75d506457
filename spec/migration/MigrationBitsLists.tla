-------------------------- MODULE MigrationBitsLists --------------------------
(***************************************************************************)
(* The register's patterns and bit groups, the orders of actions that were *)
(* proposed, and how a write goes by one.                                  *)
(***************************************************************************)
EXTENDS Sequences

(***************************************************************************)
(* A bit group names what has to be set and what clear in the state that a *)
(* write asks for; it fires if that is so and one of its bits changes.     *)
(* `flips' is the bit that it is about, where the write is taken apart.    *)
(***************************************************************************)
Groups ==
  [ SAVING_RUNNING     |-> [set |-> {"SAVING", "RUNNING"}, clear |-> {},           flips |-> "SAVING"],
    SAVING_NOT_RUNNING |-> [set |-> {"SAVING"},            clear |-> {"RUNNING"},  flips |-> "SAVING"],
    SAVING             |-> [set |-> {"SAVING"},            clear |-> {},           flips |-> "SAVING"],
    NOT_SAVING         |-> [set |-> {},                    clear |-> {"SAVING"},   flips |-> "SAVING"],
    RESUMING           |-> [set |-> {"RESUMING"},          clear |-> {},           flips |-> "RESUMING"],
    NOT_RESUMING       |-> [set |-> {},                    clear |-> {"RESUMING"}, flips |-> "RESUMING"],
    RUNNING            |-> [set |-> {"RUNNING"},           clear |-> {},           flips |-> "RUNNING"],
    NOT_RUNNING        |-> [set |-> {},                    clear |-> {"RUNNING"},  flips |-> "RUNNING"],
    NDMA               |-> [set |-> {"NDMA"},              clear |-> {},           flips |-> "NDMA"],
    NOT_NDMA           |-> [set |-> {},                    clear |-> {"NDMA"},     flips |-> "NDMA"] ]

(* The priority lists: what stands first happens first. *)
L0 == <<"SAVING_RUNNING", "NOT_RUNNING", "NOT_NDMA", "SAVING_NOT_RUNNING",
        "RESUMING", "NOT_RESUMING", "NDMA", "RUNNING">>
L1 == <<"SAVING_RUNNING", "NDMA", "NOT_RUNNING", "SAVING_NOT_RUNNING",
        "RESUMING", "NOT_RESUMING", "RUNNING", "NOT_NDMA">>
L2 == <<"NDMA", "NOT_RUNNING", "SAVING_NOT_RUNNING", "RESUMING",
        "NOT_RESUMING", "RUNNING", "SAVING_RUNNING", "NOT_NDMA">>
L3 == <<"NOT_NDMA", "NOT_SAVING", "NOT_RUNNING", "NOT_RESUMING",
        "RESUMING", "RUNNING", "SAVING", "NDMA">>
L4 == <<"NOT_RUNNING", "NOT_SAVING", "NOT_RESUMING", "RESUMING", "SAVING", "RUNNING">>
Mlx5 == <<"NOT_RUNNING", "SAVING_NOT_RUNNING", "RESUMING", "NOT_RESUMING", "RUNNING">>
Ours == <<"NDMA", "NOT_RUNNING", "NOT_SAVING", "NOT_RESUMING",
          "RESUMING", "SAVING", "RUNNING", "NOT_NDMA">>

-------------------------------------------------------------------------------
Error == {"SAVING", "RESUMING"}

(* Of the 16 patterns 10 are valid, 1 is ERROR, and 5 are neither. *)
Valid(s) == ~("SAVING" \in s /\ "RESUMING" \in s) /\ ~("RESUMING" \in s /\ "RUNNING" \in s)

(* Without RUNNING there is no DMA anyway. *)
Quiet(s) == "RUNNING" \notin s \/ "NDMA" \in s

Changed(from, to) == (from \ to) \cup (to \ from)

Fires(group, from, to) ==
  LET g == Groups[group]
  IN /\ g.set \subseteq to
     /\ g.clear \cap to = {}
     /\ (g.set \cup g.clear) \cap Changed(from, to) # {}

(* The actions of one write, in an order of all. *)
Actions(order, from, to) ==
  LET fires(group) == Fires(group, from, to) IN SelectSeq(order, fires)

(***************************************************************************)
(* A write taken apart: a bit flips where the list first says something of *)
(* the value that it is to have; what the list says nothing of comes last. *)
(***************************************************************************)
RECURSIVE Flips(_, _, _)
Flips(at, to, order) ==
  IF order = <<>> THEN IF at = to THEN <<>> ELSE <<to>>
  ELSE LET g    == Groups[Head(order)]
           bit  == g.flips
           next == IF bit \in to THEN at \cup {bit} ELSE at \ {bit}
           says == bit \in g.set \cap to \/ bit \in g.clear \ to
       IN IF says /\ next # at THEN <<next>> \o Flips(next, to, Tail(order))
                               ELSE Flips(at, to, Tail(order))

(* The single writes that a write is, under one of the readings of a list. *)
SingleWrites(order, reading, from, to) ==
  IF reading = "selected" \/ from = to THEN <<to>> ELSE Flips(from, to, order)
===============================================================================
