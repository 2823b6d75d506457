--------------------------- MODULE MCVfioCcwLiveness ---------------------------
(***************************************************************************)
(* VfioCcw with the bounds of MCVfioCcwLiveness.cfg, and with the history  *)
(* of what was promised: for the temporal properties.                      *)
(***************************************************************************)
EXTENDS CcwBounds, CcwPromises, CcwProperties, CcwRefusals

MCInit == Init /\ BudgetInit /\ PromisesInit

MCNext == Next /\ Within /\ RememberPromises

MCSpec == MCInit /\ [][MCNext]_<<vars, budget, promises>> /\ Fairness
===============================================================================
