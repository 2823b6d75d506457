-------------------------- MODULE MCMigrationStates ---------------------------
(***************************************************************************)
(* MigrationStates with the bounds of MCMigrationStates.cfg.  Another      *)
(* revision is checked by its name: change the value of Revision there.    *)
(***************************************************************************)
EXTENDS MigrationStatesProperties, MigrationStatesPast, MigrationStatesRefusals,
        MigrationStatesBounds

MCInit == Init /\ HistoryInit /\ ResetsInit

MCNext == Next /\ Bounded /\ Remember /\ RememberResets

MCSpec == MCInit /\ [][MCNext]_<<vars, history, settled>> /\ Fairness
===============================================================================
