------------------------- MODULE MigrationBitsRefusals -------------------------
(***************************************************************************)
(* What the driver refuses now: patterns that are no state, ERROR as a     *)
(* request, bits it does not have; anything at all in ERROR.               *)
(***************************************************************************)
EXTENDS MigrationBits

Patterns == SUBSET {"RUNNING", "SAVING", "RESUMING", "NDMA"}

(* A pattern by its letters, the highest bit first, as in the tables of README.md. *)
Letters(pattern) ==
  LET letter(bit, l) == IF bit \in pattern THEN l ELSE "-"
  IN letter("NDMA", "N") \o letter("RESUMING", "E") \o letter("SAVING", "S") \o letter("RUNNING", "R")

Refusals ==
  IF write.pc # "idle" THEN {}
  ELSE {[request |-> Letters(pattern), errno |-> "EINVAL"] :
          pattern \in IF ds = Error THEN Patterns ELSE Patterns \ ValidStates}
===============================================================================
