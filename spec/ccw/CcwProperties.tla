----------------------------- MODULE CcwProperties -----------------------------
(***************************************************************************)
(* What user space, and the memory of the host, rely on, as far as states  *)
(* and steps tell it.  CcwLosses and CcwPromises have what depends on the  *)
(* past.                                                                   *)
(***************************************************************************)
EXTENDS CcwSteps

MaybeStatus == Statuses \cup {NoStatus}
MaybeStart  == Starts \cup {NoStart}
Results     == Errnos \cup {"OK"}

(* The revision has a reason to say EAGAIN: the trylock, or a state it is busy in. *)
SaysEagain == D.ioMutex \/ "EAGAIN" \in {D.processingErrno, D.pendingErrno}

ProtocolTypeOK ==
  /\ fsm \in {"STANDBY", "IDLE", "BOXED", "BUSY", "CP_PROCESSING", "CP_PENDING"}
  /\ cp \in [start : MaybeStart, live : BOOLEAN]
  /\ sch \in [active : MaybeStart, presented : BOOLEAN, pending : MaybeStatus]
  /\ irq \in {"idle", "queue"}
  /\ slot \in Seq(Statuses)
  /\ work \in [queued : BOOLEAN, ready : BOOLEAN,
               pc : {"idle", "free", "copyLo", "copyHi", "signal", "ready"}]
  /\ region \in [start : MaybeStart, lo : MaybeStatus, hi : MaybeStatus,
                 ret : Results, unread : BOOLEAN]
  /\ eventfd \in Nat
  /\ mutex \in Users \cup {"free", "worker"}
  /\ \A u \in Users :
       /\ user[u].pc \in {"idle", "retry", "trylock", "copy", "dispatch", "accept", "refuse",
                          "translate", "busy", "ssch", "fail", "refused", "finish",
                          "readLo", "readHi"}
       /\ user[u].pc = "retry" => SaysEagain
       /\ user[u].size \in Sizes \cup {"none"}
       /\ user[u].start \in MaybeStart
       /\ user[u].errno \in Results
       /\ user[u].lo \in MaybeStatus

-------------------------------------------------------------------------------
(* No read returns a mix of two updates. *)
NoTornRead == [][\A u \in Users : ReturnsFromRead(u) => FirstHalf(u) = SecondHalf]_vars

(* A channel program is never freed or rebuilt while the channel may still use it. *)
NoFreeOfActive == sch.active # NoStart => cp = Program(sch.active)

-------------------------------------------------------------------------------

(* Some thread is between the dispatch of its request and its result. *)
Issuing == \E u \in Users : user[u].pc \in {"accept", "translate", "busy", "ssch", "fail", "finish"}

(* The worker sets IDLE when it gets this IRB. *)
SetsIdle(st) == CASE D.idleOn = "any"   -> st # NoStatus
                  [] D.idleOn = "final" -> IsFinal(st)
                  [] D.idleOn = "freed" -> st.kind = "final"

(* A program is with the channel, or status that ends the wait is on its way to the worker. *)
Outstanding ==
  \/ sch.active # NoStart
  \/ SetsIdle(sch.pending)
  \/ /\ \E i \in DOMAIN slot : SetsIdle(slot[i])
     /\ work.queued \/ work.pc # "idle" \/ irq # "idle" \/ region.unread

(***************************************************************************)
(* At most one program is active, and the driver knows it exactly when one *)
(* is: it is in pendingState while the channel executes, it is not left    *)
(* there when nothing is outstanding, and IDLE has no program.             *)
(***************************************************************************)
OneProgram ==
  /\ sch.active # NoStart => fsm = D.pendingState
  /\ fsm = D.pendingState => Outstanding \/ Issuing \/ work.pc # "idle"
  /\ fsm = "IDLE" /\ cp.live => Issuing \/ work.pc # "idle"

-------------------------------------------------------------------------------

(***************************************************************************)
(* A request that gets EAGAIN is, retried, at last given another result.   *)
(* Where nothing gets EAGAIN there is nothing to check, and TLC says so:   *)
(* the formula is a tautology.                                             *)
(***************************************************************************)
RetryEnds ==
  SaysEagain => [](\A u \in Users : user[u].pc = "retry" => <>(user[u].pc = "idle"))
===============================================================================
