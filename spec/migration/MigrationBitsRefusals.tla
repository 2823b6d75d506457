------------------------- MODULE MigrationBitsRefusals -------------------------
(***************************************************************************)
(* What the driver refuses now: patterns that are no state, ERROR as a     *)
(* request, bits it does not have; anything at all in ERROR.               *)
(***************************************************************************)
EXTENDS MigrationBits

Patterns == SUBSET {"RUNNING", "SAVING", "RESUMING", "NDMA"}

Refusals ==
  IF write.pc # "idle" THEN {}
  ELSE {[request |-> Letters(pattern), errno |-> "EINVAL"] :
          pattern \in IF ds = Error THEN Patterns ELSE Patterns \ ValidStates}
===============================================================================
