----------------------- MODULE MCMigrationBitsRefinement -----------------------
(***************************************************************************)
(* MigrationBits against MigrationAbstract; without bounds, as             *)
(* MCMigrationBits is.                                                     *)
(***************************************************************************)
EXTENDS MigrationBitsRefinement
===============================================================================
