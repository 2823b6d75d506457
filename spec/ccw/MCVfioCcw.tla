------------------------------- MODULE MCVfioCcw -------------------------------
(***************************************************************************)
(* VfioCcw with the bounds of MCVfioCcw.cfg, and with the history of what  *)
(* got lost.  Another revision is checked by its name: change the value of *)
(* Revision there.                                                         *)
(***************************************************************************)
EXTENDS CcwBounds, CcwLosses, CcwProperties, CcwRefusals

TypeOK == ProtocolTypeOK /\ BudgetTypeOK /\ LossesTypeOK

MCInit == Init /\ BudgetInit /\ LossesInit

(* Next comes first: the others say something of the step that it takes. *)
MCNext == Next /\ Within /\ RememberLosses

MCSpec == MCInit /\ [][MCNext]_<<vars, budget, losses>> /\ Fairness
===============================================================================
