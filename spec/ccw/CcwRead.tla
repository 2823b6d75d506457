-------------------------------- MODULE CcwRead --------------------------------
(***************************************************************************)
(* User space takes a notification and reads the region, once, however     *)
(* many signals the notification stands for.                               *)
(***************************************************************************)
EXTENDS CcwState

ReadNotified(u) ==
  /\ NextIdle(u)
  /\ eventfd > 0
  /\ eventfd' = 0
  /\ told' = finished
  /\ user' = [user EXCEPT ![u].pc = "readLo"]
  /\ UNCHANGED <<fsm, cp, slot, work, region, mutex, sch, irq, budget,
                 fresh, copied, loss, finished, accepted, promised>>

(***************************************************************************)
(* copy_to_user, in the same halves as the worker's memcpy.  A reader      *)
(* sleeps until it gets io_mutex.                                          *)
(***************************************************************************)
ReadLo(u) ==
  /\ user[u].pc = "readLo"
  /\ IF D.ioMutex THEN mutex = "free" /\ mutex' = u ELSE UNCHANGED mutex
  /\ user' = [user EXCEPT ![u].pc = "readHi", ![u].lo = region.lo]
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq, budget, history>>

ReadHi(u) ==
  LET whole == user[u].lo = region.hi /\ region.hi # NoStatus
      still == region.lo = region.hi      \* no copy over it has begun meanwhile
  IN /\ user[u].pc = "readHi"
     /\ user' = [user EXCEPT ![u].pc = "readReturn", ![u].hi = region.hi,
                             ![u].loss = IF whole /\ ~still THEN "none" ELSE loss]
     /\ loss' = "none"
     /\ fresh' = IF whole /\ still THEN "none" ELSE fresh
     /\ UNCHANGED <<driver, sch, irq, budget, copied, finished, told, accepted, promised>>

(* The IRB has been read: irb_area is free, and the worker may have another. *)
Acknowledge ==
  /\ region' = [region EXCEPT !.lo = NoStatus, !.hi = NoStatus, !.unread = FALSE]
  /\ work' = [work EXCEPT !.queued = @ \/ slot # <<>>]

(***************************************************************************)
(* User space takes what it read.  A final status answers the oldest start *)
(* that it awaits an answer to.                                            *)
(***************************************************************************)
ReadReturn(u) ==
  LET irb   == user[u].lo
      whole == irb = user[u].hi /\ irb # NoStatus
      final == irb.kind = "final"
  IN /\ user[u].pc = "readReturn"
     /\ mutex' = IF mutex = u THEN "free" ELSE mutex
     /\ IF D.acknowledge THEN Acknowledge ELSE UNCHANGED <<region, work>>
     /\ promised' = IF whole /\ final THEN promised \ {irb.nr} ELSE promised
     /\ accepted' = IF final /\ accepted # <<>> THEN Tail(accepted) ELSE accepted
     /\ user' = [v \in Users |->
                   IF v = u THEN Outside
                   ELSE IF whole /\ final /\ user[v].start = irb.nr
                   THEN [user[v] EXCEPT !.answered = TRUE]
                   ELSE user[v]]
     /\ UNCHANGED <<fsm, cp, slot, eventfd, sch, irq, budget,
                    fresh, copied, loss, finished, told>>
===============================================================================
