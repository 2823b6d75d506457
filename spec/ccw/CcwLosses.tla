------------------------------- MODULE CcwLosses -------------------------------
(***************************************************************************)
(* Which IRB got lost, what user space was told, and the properties that   *)
(* depend on it.  No context reads these variables: they follow from the   *)
(* steps as they are seen.                                                 *)
(***************************************************************************)
EXTENDS CcwSteps

VARIABLES
  fresh,            \* irb_area holds an IRB that no read returned: "copied", "signalled"
  copied,           \* the IRB in the single slot has been copied whole
  carried,          \* the IRB that this run of the worker copied whole
  lost,             \* an IRB got lost since the last read: "dropped", or even "signalled"
  finished,         \* the start whose final status was signalled, if none came since
  told,             \* `finished', as user space knows from the notifications it took
  accepted,         \* starts with cc 0 that user space awaits an answer to, in order
  wiped             \* the threads whose write replaced an IRB that no read returned

losses == <<fresh, copied, carried, lost, finished, told, accepted, wiped>>

LossesTypeOK ==
  /\ fresh \in {"none", "copied", "signalled"}
  /\ copied \in BOOLEAN
  /\ carried \in Statuses \cup {NoStatus}
  /\ lost \in {"none", "dropped", "signalled"}
  /\ finished \in Starts \cup {NoStart}
  /\ told \in Starts \cup {NoStart}
  /\ accepted \in Seq(Starts)
  /\ wiped \subseteq Users

LossesInit ==
  /\ fresh = "none" /\ copied = FALSE /\ carried = NoStatus /\ lost = "none"
  /\ finished = NoStart /\ told = NoStart
  /\ accepted = <<>> /\ wiped = {}

-------------------------------------------------------------------------------
(***************************************************************************)
(* What the loss of an IRB is, by how far it had come: unless user space   *)
(* was told of it, it was merely dropped.  The worse of two losses counts. *)
(***************************************************************************)
Worse(a, b) == CASE "signalled" \in {a, b} -> "signalled"
                 [] "dropped" \in {a, b} -> "dropped"
                 [] OTHER -> "none"

(* irb_area is overwritten. *)
LossOfFresh == CASE fresh = "none"      -> lost
                 [] fresh = "copied"    -> Worse(lost, "dropped")
                 [] fresh = "signalled" -> "signalled"

(* A single slot loses what the worker has not copied. *)
RememberStatus ==
  /\ lost' = IF D.irbHandoff = "slot" /\ slot # <<>> /\ ~copied
             THEN Worse(lost, "dropped") ELSE lost
  /\ copied' = FALSE
  /\ UNCHANGED <<fresh, carried, finished, told, accepted, wiped>>

RememberCopyLo ==
  /\ carried' = region'.lo
  /\ IF region.lo = region'.lo
     THEN UNCHANGED <<fresh, lost>>
     ELSE fresh' = "none" /\ lost' = LossOfFresh
  /\ UNCHANGED <<copied, finished, told, accepted, wiped>>

RememberCopyHi ==
  /\ carried' = IF carried = region'.hi THEN carried ELSE NoStatus
  /\ IF carried = region'.hi /\ ~copied
     THEN fresh' = "copied" /\ copied' = (D.irbHandoff = "slot" /\ slot' # <<>>)
     ELSE UNCHANGED <<fresh, copied>>
  /\ UNCHANGED <<lost, finished, told, accepted, wiped>>

(* The history of the slot ends with what is in it: behind the step that leaves it. *)
ForgetCopied == copied' = (copied /\ slot' # <<>>)

RememberSignal ==
  /\ fresh' = IF fresh = "copied" THEN "signalled" ELSE fresh
  /\ lost' = IF /\ lost = "dropped" /\ carried # NoStatus
                /\ <<region.lo, region.hi>> # <<carried, carried>>
             THEN "signalled" ELSE lost
  /\ finished' = IF carried.kind = "final" THEN carried.nr ELSE finished
  /\ carried' = NoStatus
  /\ ForgetCopied
  /\ UNCHANGED <<told, accepted, wiped>>

RememberReady ==
  /\ ForgetCopied
  /\ UNCHANGED <<fresh, carried, lost, finished, told, accepted, wiped>>

RememberNotification ==
  /\ told' = finished
  /\ UNCHANGED <<fresh, copied, carried, lost, finished, accepted, wiped>>

RememberStart ==
  /\ accepted' = Append(accepted, sch'.active)
  /\ finished' = NoStart /\ told' = NoStart
  /\ UNCHANGED <<fresh, copied, carried, lost, wiped>>

(* The write puts zeros into irb_area. *)
RememberZeros(u) ==
  /\ wiped' = IF fresh = "none" THEN wiped ELSE wiped \cup {u}
  /\ fresh' = "none" /\ lost' = LossOfFresh
  /\ UNCHANGED <<copied, carried, finished, told, accepted>>

RememberReturn(u) ==
  /\ wiped' = wiped \ {u}
  /\ UNCHANGED <<fresh, copied, carried, lost, finished, told, accepted>>

(* No copy over the IRB that is read has begun since its first half was. *)
IsStillThere == region.lo = region.hi

(***************************************************************************)
(* User space takes what it read.  A final status answers the oldest start *)
(* that it awaits an answer to.                                            *)
(***************************************************************************)
RememberRead(u) ==
  /\ lost' = "none"
  /\ fresh' = IF IsWhole(u) /\ IsStillThere THEN "none" ELSE fresh
  /\ accepted' = IF FirstHalf(u).kind = "final" /\ accepted # <<>> THEN Tail(accepted) ELSE accepted
  /\ UNCHANGED <<copied, carried, finished, told, wiped>>

RememberUser(u) ==
  CASE CopiesRequest(u) /\ Wipes(user[u].size) -> RememberZeros(u)
    [] ReturnsFromWrite(u) -> RememberReturn(u)
    [] ReturnsFromRead(u)  -> RememberRead(u)
    [] TakesNotification   -> RememberNotification
    [] ChannelAccepts      -> RememberStart
    [] OTHER               -> UNCHANGED losses

RememberWorker ==
  CASE WorkerLeaves("copyLo") -> RememberCopyLo
    [] WorkerLeaves("copyHi") -> RememberCopyHi
    [] WorkerLeaves("signal") -> RememberSignal
    [] WorkerLeaves("ready")  -> RememberReady
    [] OTHER                  -> UNCHANGED losses

RememberLosses ==
  CASE user' # user -> RememberUser(Mover)
    [] user' = user /\ work' # work -> RememberWorker
    [] user' = user /\ work' = work /\ TakesStatus -> RememberStatus
    [] OTHER -> UNCHANGED losses

-------------------------------------------------------------------------------
(* What got lost before the IRB that a read returns now. *)
LostBefore(u) == IF IsWhole(u) /\ ~IsStillThere THEN "none" ELSE lost

(***************************************************************************)
(* An IRB that was signalled to user space is read by it, unmodified,      *)
(* before anything replaces it.  The loss shows when user space comes to   *)
(* read.                                                                   *)
(***************************************************************************)
NoUnreadIrbLost ==
  [][\A u \in Users : ReturnsFromRead(u) => LostBefore(u) # "signalled"]_vars

(* Every status taken from the subchannel by TSCH reaches user space. *)
NoStatusDropped ==
  [][\A u \in Users : ReturnsFromRead(u) => LostBefore(u) = "none"]_vars

(* Status that user space takes as the answer to a start belongs to that start. *)
IrbAnswersItsStart ==
  [][\A u \in Users : ReturnsFromRead(u) /\ IsSolicited(FirstHalf(u)) /\ accepted # <<>>
                        => FirstHalf(u).nr = Head(accepted)]_vars

(* A refused request changes neither the driver's state nor an IRB nobody has read. *)
RefusedKeepsState ==
  [][\A u \in Users : ReturnsFromWrite(u) /\ region.ret # "OK"
                        => /\ u \notin wiped
                           /\ user[u].pc = "refused" => fsm' = fsm]_vars

(***************************************************************************)
(* The driver is busy with a start whose final status user space has been  *)
(* told of, and with no newer one.                                         *)
(***************************************************************************)
BusyWithTheOld ==
  /\ fsm \in {D.processingState, D.pendingState} \ {"IDLE"}
  /\ told # NoStart
  /\ sch.active = NoStart
  /\ accepted # <<>> => accepted[Len(accepted)] = told
  /\ \A u \in Users : user[u].pc \notin {"translate"} \cup ResultStages

(***************************************************************************)
(* When user space has been notified of a final status, a start is not     *)
(* refused for being busy with the old one: neither at its entry nor by    *)
(* the cell that it comes to.                                              *)
(***************************************************************************)
NotifiedMeansReady ==
  BusyWithTheOld =>
    \A u \in Users : /\ user[u].pc \in {"idle", "retry"} => Admission = "OK"
                     /\ user[u].pc = "dispatch" => Cell = "OK"
===============================================================================
