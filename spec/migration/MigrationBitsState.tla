-------------------------- MODULE MigrationBitsState --------------------------
(***************************************************************************)
(* The register, the device's hardware behind it, and the data window.     *)
(***************************************************************************)
EXTENDS MigrationBitsRevisions, FiniteSets, Integers

CONSTANT Revision

D == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices

VARIABLES
  ds,        \* device_state, as a read of the register gives it
  write,     \* the write that the driver executes, if any
  hw,        \* what the hardware does: it runs, it is quiet (NDMA), it logs changes, DMA is in progress
  win        \* the data window: whose it is, what the user put there, is something unread

(* History: what all this means. *)
VARIABLES
  internal,  \* the device's internal state: whose is it?
  fresh,     \* nothing has happened to it since a reset
  stream,    \* what the transfer that was begun last amounts to
  saw        \* what this step showed to be wrong, and of which write

vars == <<ds, write, hw, win, internal, fresh, stream, saw>>

-------------------------------------------------------------------------------
Bits == IF D.hasNdma THEN {"RUNNING", "SAVING", "RESUMING", "NDMA"}
                     ELSE {"RUNNING", "SAVING", "RESUMING"}

Error == {"SAVING", "RESUMING"}

(* Of the 16 patterns 10 are valid, 1 is ERROR, and 5 are neither. *)
Valid(s) == ~("SAVING" \in s /\ "RESUMING" \in s) /\ ~("RESUMING" \in s /\ "RUNNING" \in s)

ValidStates == {s \in SUBSET Bits : Valid(s)}

(* Without RUNNING there is no DMA anyway. *)
Quiet(s) == "RUNNING" \notin s \/ "NDMA" \in s

Changed(from, to) == (from \ to) \cup (to \ from)

Fires(group, from, to) ==
  LET g == Groups[group]
  IN /\ g.set \subseteq to
     /\ g.clear \cap to = {}
     /\ (g.set \cup g.clear) \cap Changed(from, to) # {}

(* The actions of one write, in their order. *)
Actions(from, to) ==
  LET fires(group) == Fires(group, from, to) IN SelectSeq(D.order, fires)

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

Writes == [from \in ValidStates |-> [to \in ValidStates |->
            IF D.reading = "selected" \/ from = to THEN <<to>> ELSE Flips(from, to, D.order)]]

-------------------------------------------------------------------------------
NoWrite == [pc |-> "idle", from |-> {}, to |-> {}, at |-> {}, todo |-> <<>>, path |-> <<>>,
            touched |-> FALSE]

Closed  == [kind |-> "closed", data |-> "none", unread |-> FALSE]
Saving  == [Closed EXCEPT !.kind = "saving"]
Loading == [Closed EXCEPT !.kind = "loading"]

Windows == [kind : {"closed", "saving", "loading"}, data : {"none", "whole", "bad"},
            unread : BOOLEAN]

(***************************************************************************)
(* A transfer: a base, taken while the device ran, with the changes logged *)
(* since; what was captured when it had stopped; whether the user has read *)
(* any of it, and whether some was dropped that he had not read.           *)
(***************************************************************************)
NoStream == [base |-> "none", captured |-> "none", taken |-> FALSE, lost |-> FALSE]

Streams == [base : {"none", "logged", "broken"}, captured : {"none", "whole", "torn", "stale"},
            taken : BOOLEAN, lost : BOOLEAN]

Started == [run |-> TRUE, quiet |-> FALSE, logs |-> FALSE, dma |-> FALSE]

Init ==
  /\ ds = {"RUNNING"}
  /\ write = NoWrite
  /\ hw = Started
  /\ win = Closed
  /\ internal = "own"
  /\ fresh = TRUE
  /\ stream = NoStream
  /\ saw = {}
===============================================================================
