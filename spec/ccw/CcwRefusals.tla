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

BusyErrno == CASE fsm = "STANDBY"      -> "EIO"
               [] fsm = D.pendingState -> D.pendingErrno
               [] OTHER                -> D.processingErrno

(***************************************************************************)
(* A write that is refused by the state has been copied, and has answered. *)
(* Without io_mutex that can be over the request, and over the result, of  *)
(* a write that somebody else is in.                                       *)
(***************************************************************************)
LeftBy(size) ==
  LET irb == IF size = "whole" /\ D.writeIrbArea = "copied"
             THEN [region EXCEPT !.lo = NoStatus, !.hi = NoStatus] ELSE region
  IN [irb EXCEPT !.start = NoStart,
                 !.ret = IF \E u \in Users : user[u].pc \in ResultStages THEN BusyErrno ELSE @]

WriteRefusal(size) ==
  CASE ~Admitted ->
         { [request |-> size, errno |-> "EACCES", fsm |-> fsm, region |-> region] }
    [] Admitted /\ D.ioMutex /\ mutex # "free" ->
         { [request |-> size, errno |-> "EAGAIN", fsm |-> fsm, region |-> region] }
    [] Admitted /\ (D.ioMutex => mutex = "free") /\ fsm # "IDLE" ->
         { [request |-> size, errno |-> BusyErrno,
            fsm    |-> IF D.writeIdle THEN "IDLE" ELSE fsm,
            region |-> LeftBy(size)] }
    [] OTHER -> {}

Refusals == BeyondTheEnd \cup UNION {WriteRefusal(size) : size \in Sizes}
===============================================================================
