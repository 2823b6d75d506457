---------------------------- MODULE MCVfioCcwReplay ----------------------------
(***************************************************************************)
(* VfioCcw with bounds and without any history: every transition of the    *)
(* driver in the fewest states.                                            *)
(***************************************************************************)
EXTENDS CcwBounds, CcwRefusals

MCInit == Init /\ BudgetInit

MCNext == Next /\ Within

MCSpec == MCInit /\ [][MCNext]_<<vars, budget>>
===============================================================================
