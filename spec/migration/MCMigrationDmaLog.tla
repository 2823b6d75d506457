--------------------------- MODULE MCMigrationDmaLog ---------------------------
(***************************************************************************)
(* MigrationDmaLog with the frames of MCMigrationDmaLog.cfg.  Another      *)
(* revision is checked by its name: change the value of Revision there.    *)
(***************************************************************************)
EXTENDS MigrationDmaLog
===============================================================================
