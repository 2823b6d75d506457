------------------------------- MODULE CcwSteps -------------------------------
(***************************************************************************)
(* The steps as they are seen: by what they change, whoever takes them.    *)
(* Properties, history and bounds are said in these words.  Every step of  *)
(* a thread brings it to another stage, and no step moves two threads.     *)
(***************************************************************************)
EXTENDS VfioCcw

(* The thread that moves, of a step that moves one. *)
Mover == CHOOSE u \in Users : user'[u].pc # user[u].pc

(* A thread leaves one of these stages. *)
Leaves(u, stages) == user[u].pc \in stages /\ user'[u].pc # user[u].pc

(* A write begins, be it for the first time or again. *)
BeginsWrite(u) == Leaves(u, {"idle", "retry"}) /\ user'[u].size # "none"

(* A write puts its bytes into the region. *)
CopiesRequest(u) == Leaves(u, {"copy"})

(* A write returns to user space with what is in ret_code. *)
ReturnsFromWrite(u) == Leaves(u, {"refused", "finish"})

(* A read returns to user space, with these halves of an IRB. *)
ReturnsFromRead(u) == Leaves(u, {"readHi"})
FirstHalf(u)  == user[u].lo
SecondHalf    == region.hi
IsWhole(u)    == FirstHalf(u) = SecondHalf /\ FirstHalf(u) # NoStatus

(* The interrupt takes a status by TSCH. *)
TakesStatus == irq' # irq /\ irq' = "queue"

(* The worker is done with a stage; region' has what it copied. *)
WorkerLeaves(stage) == work.pc = stage /\ work'.pc # stage

(* User space takes the notification. *)
TakesNotification == eventfd' # eventfd /\ eventfd' = 0

(* The channel accepts a start: condition code 0. *)
ChannelAccepts == sch.active = NoStart /\ sch'.active # NoStart
===============================================================================
