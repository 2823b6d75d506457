------------------------------ MODULE CcwPromises ------------------------------
(***************************************************************************)
(* Which start was promised an answer, and that it gets one.               *)
(***************************************************************************)
EXTENDS CcwSteps

VARIABLES
  promised,         \* starts whose write returned success, until they are answered
  answered          \* threads whose start is answered before its write returns

promises == <<promised, answered>>

PromisesInit == promised = {} /\ answered = {}

RememberReturn(u) ==
  /\ promised' = IF region.ret = "OK" /\ u \notin answered
                 THEN promised \cup {user[u].start} ELSE promised
  /\ answered' = IF user'[u].pc = "retry" THEN answered ELSE answered \ {u}

(* The request is given up. *)
RememberGivenUp(u) ==
  /\ answered' = answered \ {u}
  /\ UNCHANGED promised

(* A read brings the final status of a start. *)
RememberAnswer(start) ==
  /\ promised' = promised \ {start}
  /\ answered' = answered \cup {u \in Users : user[u].start = start}

RememberUser(u) ==
  CASE ReturnsFromWrite(u) -> RememberReturn(u)
    [] Leaves(u, {"retry"}) /\ user'[u].pc = "idle" -> RememberGivenUp(u)
    [] ReturnsFromRead(u) /\ IsWhole(u) /\ FirstHalf(u).kind = "final" ->
         RememberAnswer(FirstHalf(u).nr)
    [] OTHER -> UNCHANGED promises

RememberPromises == IF user' = user THEN UNCHANGED promises ELSE RememberUser(Mover)

-------------------------------------------------------------------------------
(* \A s : P(s) ~> Q(s), written so that TLC checks all s in one graph. *)

(* A start that was promised is answered: its final status reaches user space. *)
StartIsAnswered == [](\A s \in Starts : s \in promised => <>(s \notin promised))
===============================================================================
