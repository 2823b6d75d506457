---------------------- MODULE MCMigrationStatesLiveness -----------------------
(***************************************************************************)
(* The temporal properties, with the bounds of                             *)
(* MCMigrationStatesLiveness.cfg: they ask for nothing of the past.        *)
(***************************************************************************)
EXTENDS MigrationStatesProperties, MigrationStatesRefusals, MigrationStatesBounds

MCSpec == Init /\ [][Next /\ Bounded]_vars /\ Fairness
===============================================================================
