---------------------------- MODULE MCMigrationBits ----------------------------
(***************************************************************************)
(* MigrationBits needs no bounds: it is finite.  Another revision is       *)
(* checked by its name: change the value of Revision in MCMigrationBits.cfg. *)
(***************************************************************************)
EXTENDS MigrationBitsProperties, MigrationBitsRefusals

MCSpec == Init /\ HistoryInit /\ [][Next /\ Remember]_<<vars, shown>> /\ Fairness
===============================================================================
