------------------------- MODULE MigrationStatesResets -------------------------
(***************************************************************************)
(* Whether a reset was the last that was asked of the device.              *)
(***************************************************************************)
EXTENDS MigrationStatesSeen

VARIABLE settled  \* a reset has returned, and no SET begun since

ResetsInit == settled = FALSE

RememberResets ==
  CASE ResetReturns                                         -> settled' = TRUE
    [] ~opened' \/ \E u \in Users : Begins(u, "set")        -> settled' = FALSE
    [] OTHER                                                -> UNCHANGED settled
===============================================================================
