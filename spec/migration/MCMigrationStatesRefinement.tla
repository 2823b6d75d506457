---------------------- MODULE MCMigrationStatesRefinement ----------------------
(***************************************************************************)
(* MigrationStates against MigrationAbstract, with the bounds of           *)
(* MCMigrationStatesRefinement.cfg.                                        *)
(***************************************************************************)
EXTENDS MigrationStatesRefinement
===============================================================================
