-------------------------- MODULE MCMigrationStates ---------------------------
(***************************************************************************)
(* MigrationStates with the bounds of MCMigrationStates.cfg.  Another      *)
(* revision is checked by its name: change the value of Revision there.    *)
(***************************************************************************)
EXTENDS MigrationStatesProperties, MigrationStatesRefusals
===============================================================================
