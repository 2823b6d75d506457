---------------------- MODULE MCMigrationStatesRefinement ----------------------
(***************************************************************************)
(* MigrationStates against MigrationAbstract, with the bounds of           *)
(* MCMigrationStatesRefinement.cfg.                                        *)
(***************************************************************************)
EXTENDS MigrationStatesRefinement, MigrationStatesBounds

MCInit == Init /\ HistoryInit /\ RequestsInit

MCNext == Next /\ Bounded /\ Remember /\ RememberRequests

MCSpec == MCInit /\ [][MCNext]_<<vars, history, asked>> /\ Fairness
===============================================================================
