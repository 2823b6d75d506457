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
  /\ saw' = {}
  /\ UNCHANGED <<fsm, cp, slot, work, region, mutex, sch, irq, budget,
                 fresh, copied, carried, loss, finished, accepted, promised, flaws>>

(***************************************************************************)
(* copy_to_user, in the same halves as the worker's memcpy.  A reader      *)
(* sleeps until it gets io_mutex, and drops it when it returns.            *)
(***************************************************************************)
ReadLo(u) ==
  /\ user[u].pc = "readLo"
  /\ IF D.ioMutex THEN mutex = "free" /\ mutex' = u ELSE UNCHANGED mutex
  /\ user' = [user EXCEPT ![u].pc = "readHi", ![u].lo = region.lo]
  /\ saw' = {}
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised, flaws>>

(* The IRB has been read: irb_area is free, and the worker may have another. *)
Acknowledge ==
  /\ region' = [region EXCEPT !.lo = NoStatus, !.hi = NoStatus, !.unread = FALSE]
  /\ work' = [work EXCEPT !.queued = @ \/ slot # <<>>]

(***************************************************************************)
(* The second half, and the return: user space takes what it read.  A      *)
(* final status answers the oldest start that it awaits an answer to.      *)
(***************************************************************************)
ReadHi(u, irb) ==
  LET lo    == irb[1]
      whole == lo = irb[2] /\ lo # NoStatus
      final == lo.kind = "final"
      \* No copy over the IRB has begun since its first half was read.
      still == region.lo = region.hi
      lost  == IF whole /\ ~still THEN "none" ELSE loss
  IN /\ user[u].pc = "readHi"
     /\ irb = <<user[u].lo, region.hi>>
     /\ mutex' = IF D.ioMutex THEN "free" ELSE mutex
     /\ IF D.acknowledge THEN Acknowledge ELSE UNCHANGED <<region, work>>
     /\ loss' = "none"
     /\ fresh' = IF whole /\ still THEN "none" ELSE fresh
     /\ promised' = IF whole /\ final THEN promised \ {lo.nr} ELSE promised
     /\ accepted' = IF final /\ accepted # <<>> THEN Tail(accepted) ELSE accepted
     /\ saw' = (IF lo # irb[2] THEN {"torn read"} ELSE {})
          \cup (IF lost = "none" THEN {} ELSE {"status dropped"})
          \cup (IF lost = "signalled" THEN {"unread IRB lost"} ELSE {})
          \cup (IF IsSolicited(lo) /\ accepted # <<>> /\ lo.nr # Head(accepted)
                THEN {"answer to another start"} ELSE {})
     /\ user' = [user EXCEPT ![u] = Outside]
     /\ flaws' = [v \in Users |->
                    [flaws[v] EXCEPT !.answered =
                       @ \/ (FollowPromises /\ whole /\ final /\ user[v].start = lo.nr)]]
     /\ UNCHANGED <<fsm, cp, slot, eventfd, sch, irq, budget,
                    copied, carried, finished, told>>
===============================================================================
