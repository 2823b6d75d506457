------------------------ MODULE MigrationStatesRequests ------------------------
(***************************************************************************)
(* What was asked for by a SET that was answered at once: the driver does  *)
(* not keep it, and the abstract migration has it until the call returns.  *)
(***************************************************************************)
EXTENDS MigrationStatesSeen

VARIABLE asked  \* by the SET that was answered at once, and has not returned; or "none"

RequestsInit == asked = "none"

AnsweredAtOnce == {u \in Users : Begins(u, "set") /\ IsAnswered(u)}

(***************************************************************************)
(* The answer does not tell which of several requests it was, so it is     *)
(* each of them; the step's own name may be that of another.               *)
(***************************************************************************)
RememberRequests ==
  CASE mutex' = "free"                         -> asked' = "none"
    [] mutex' # "free" /\ AnsweredAtOnce # {} -> \E u \in AnsweredAtOnce : asked' \in MayAskFor(u)
    [] OTHER                                   -> UNCHANGED asked
===============================================================================
