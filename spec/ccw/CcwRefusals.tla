----------------------------- MODULE CcwRefusals -----------------------------
(***************************************************************************)
(* What the driver refuses now: the calls that some further thread could   *)
(* make in this state, from beginning to end with nothing in between, that *)
(* do not start anything; the errno each gets; and what it leaves behind.  *)
(***************************************************************************)
EXTENDS VfioCcw

BeyondTheEnd == { [request |-> "write beyond the end", errno |-> "EINVAL",
                   fsm |-> fsm, region |-> region],
                  [request |-> "read beyond the end", errno |-> "EINVAL",
                   fsm |-> fsm, region |-> region] }

(***************************************************************************)
(* The refused write has put its own request, of no start, over the one    *)
(* that stood there, zeros over irb_area, and the errno into ret_code,     *)
(* where another write may still be on its way to find it.                 *)
(***************************************************************************)
RefusedRegion(size) ==
  LET zeros == size = "whole" /\ D.writeIrbArea = "copied"
  IN [region EXCEPT !.start = NoStart,
                    !.lo  = IF zeros THEN NoStatus ELSE @,
                    !.hi  = IF zeros THEN NoStatus ELSE @,
                    !.ret = IF \E v \in Users : user[v].pc \in ResultStages THEN Cell ELSE "OK"]

WriteRefusal(size) ==
  CASE ~Admitted ->
         { [request |-> size, errno |-> "EACCES", fsm |-> fsm, region |-> region] }
    [] Admitted /\ D.ioMutex /\ mutex # "free" ->
         { [request |-> size, errno |-> "EAGAIN", fsm |-> fsm, region |-> region] }
    [] Admitted /\ (D.ioMutex => mutex = "free") /\ fsm # "IDLE" ->
         { [request |-> size, errno |-> Cell,
            fsm    |-> IF D.writeIdle THEN "IDLE" ELSE fsm,
            region |-> RefusedRegion(size)] }
    [] OTHER -> {}

Refusals == BeyondTheEnd \cup UNION {WriteRefusal(size) : size \in Sizes}
===============================================================================
