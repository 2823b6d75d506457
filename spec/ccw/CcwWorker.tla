------------------------------- MODULE CcwWorker -------------------------------
(***************************************************************************)
(* The worker: io_todo, run from a single-threaded workqueue.  Revisions   *)
(* differ in which stages are under io_mutex, and in their order.  Where   *)
(* the hand-off is a single slot, every stage reads the slot anew, since   *)
(* the interrupt may replace what is in it at any time.                    *)
(***************************************************************************)
EXTENDS CcwState

Stages == <<"free", "copyLo", "copyHi">> \o
  IF D.idleWhen = "afterSignal" THEN <<"signal", "ready">> ELSE <<"ready", "signal">>

(***************************************************************************)
(* The stages at which the worker takes and drops io_mutex.  It sleeps     *)
(* until it gets it.                                                       *)
(***************************************************************************)
LockStage   == CASE D.workerLock = "none" -> "never"
                 [] D.workerLock = "copy" -> "copyLo"
                 [] D.workerLock = "all"  -> "free"
UnlockStage == CASE D.workerLock = "none" -> "never"
                 [] D.workerLock = "copy" -> "copyHi"
                 [] D.workerLock = "all"  -> "ready"

At(stage) ==
  /\ work.pc = stage
  /\ stage = LockStage => mutex = "free"
  /\ mutex' = CASE stage = UnlockStage -> "free"
               [] stage = LockStage -> "worker"
               [] OTHER -> mutex

(* The stage behind the one that the worker is at. *)
Following ==
  LET at == CHOOSE i \in DOMAIN Stages : Stages[i] = work.pc
  IN IF at = Len(Stages) THEN "idle" ELSE Stages[at + 1]

(***************************************************************************)
(* Leaves the stage; the locals of a run end with it.  So does what is     *)
(* left in a single slot, if nothing will read it before it is replaced.   *)
(***************************************************************************)
Leave(w, irbs) ==
  /\ work' = IF Following = "idle" THEN [Resting EXCEPT !.queued = w.queued]
                                   ELSE [w EXCEPT !.pc = Following]
  /\ slot' = IF /\ Following = "idle" /\ D.irbHandoff = "slot"
                /\ ~w.queued /\ irq = "idle"
             THEN <<>> ELSE irbs

Holding == Head(slot)

(* The workqueue clears the pending bit before it calls io_todo. *)
WorkBegin ==
  /\ work.pc = "idle"
  /\ work.queued
  /\ work' = [work EXCEPT !.queued = FALSE, !.pc = Stages[1]]
  /\ UNCHANGED <<fsm, cp, slot, region, eventfd, mutex, sch, irq, user>>

(* There is no room in irb_area, or nothing to put there: whoever reads calls again. *)
NothingToDeliver == D.acknowledge /\ (region.unread \/ slot = <<>>)

WorkDefer ==
  /\ work.pc = "free"
  /\ LockStage = "free" => mutex = "free"
  /\ NothingToDeliver
  /\ work' = [Resting EXCEPT !.queued = work.queued]
  /\ UNCHANGED <<fsm, cp, slot, region, eventfd, mutex, sch, irq, user>>

(* cp_update_scsw and cp_free. *)
WorkFree ==
  /\ At("free")
  /\ ~NothingToDeliver
  /\ LET free == /\ IsSolicited(Holding)
                 /\ D.freeOn = "final" => IsFinal(Holding)
     IN /\ cp' = IF free THEN Freed(cp) ELSE cp
        /\ Leave([work EXCEPT
                   !.ready = CASE D.idleOn = "any"   -> TRUE
                               [] D.idleOn = "final" -> IsFinal(Holding)
                               [] D.idleOn = "freed" -> free /\ cp.live], slot)
  /\ UNCHANGED <<fsm, region, eventfd, sch, irq, user>>

(* The copy of the IRB to irb_area is one memcpy of 96 bytes, here in two halves. *)
WorkCopyLo ==
  /\ At("copyLo")
  /\ region' = [region EXCEPT !.lo = Holding]
  /\ Leave(work, slot)
  /\ UNCHANGED <<fsm, cp, eventfd, sch, irq, user>>

(***************************************************************************)
(* What is left for later runs, once an IRB is copied.  A single slot      *)
(* keeps its content, unless the worker has to know whether it delivered   *)
(* it: a reader that makes room asks for the next one.                     *)
(***************************************************************************)
Rest == IF D.irbHandoff = "queue" \/ D.acknowledge THEN Tail(slot) ELSE slot

WorkCopyHi ==
  /\ At("copyHi")
  /\ region' = [region EXCEPT !.hi = Holding, !.unread = D.acknowledge]
  /\ Leave(work, Rest)
  /\ UNCHANGED <<fsm, cp, eventfd, sch, irq, user>>

WorkSignal ==
  /\ At("signal")
  /\ eventfd' = eventfd + 1
  /\ Leave(work, slot)
  /\ UNCHANGED <<fsm, cp, region, sch, irq, user>>

(* The device is IDLE again, if this revision thinks so. *)
WorkReady ==
  /\ At("ready")
  /\ fsm' = IF work.ready THEN "IDLE" ELSE fsm
  /\ Leave([work EXCEPT !.ready = FALSE], slot)
  /\ UNCHANGED <<cp, region, eventfd, sch, irq, user>>
===============================================================================
