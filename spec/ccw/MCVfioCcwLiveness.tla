--------------------------- MODULE MCVfioCcwLiveness ---------------------------
(***************************************************************************)
(* The temporal properties, with the bounds of MCVfioCcwLiveness.cfg:      *)
(* liveness costs TLC far more than an invariant does, so they are less.   *)
(***************************************************************************)
EXTENDS MCVfioCcw
===============================================================================
