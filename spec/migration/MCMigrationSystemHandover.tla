---------------------- MODULE MCMigrationSystemHandover ----------------------
(***************************************************************************)
(* One device, of either kind: what is in the stream, who has the guest,   *)
(* and what is left of it after two failures.                              *)
(***************************************************************************)
EXTENDS MigrationSystemProperties
===============================================================================
