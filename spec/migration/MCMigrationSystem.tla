--------------------------- MODULE MCMigrationSystem ---------------------------
(***************************************************************************)
(* MigrationSystem with the devices of MCMigrationSystem.cfg.  Another     *)
(* revision is checked by its name: change the value of Revision there.    *)
(***************************************************************************)
EXTENDS MigrationSystemProperties
===============================================================================
