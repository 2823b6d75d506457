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

(* What is in the device, and in the transfer. *)
VARIABLES
  internal,  \* the device's internal state: whose is it?
  fresh,     \* nothing has happened to it since a reset
  stream     \* what the transfer that was begun last amounts to

vars == <<ds, write, hw, win, internal, fresh, stream>>

-------------------------------------------------------------------------------
Bits == IF D.hasNdma THEN {"RUNNING", "SAVING", "RESUMING", "NDMA"}
                     ELSE {"RUNNING", "SAVING", "RESUMING"}

ValidStates == {s \in SUBSET Bits : Valid(s)}

(* A pattern by its letters, the highest bit first, as in the tables of README.md. *)
Letters(pattern) ==
  LET letter(bit, l) == IF bit \in pattern THEN l ELSE "-"
  IN letter("NDMA", "N") \o letter("RESUMING", "E") \o letter("SAVING", "S") \o letter("RUNNING", "R")

Path(order, from, to) == SingleWrites(order, D.reading, from, to)

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
===============================================================================
