-------------------------------- MODULE CcwRead --------------------------------
(***************************************************************************)
(* User space takes a notification and reads the region, once, however     *)
(* many signals the notification stands for.                               *)
(***************************************************************************)
EXTENDS CcwState

ReadNotified(u) ==
  /\ user[u].pc = "idle"
  /\ eventfd > 0
  /\ eventfd' = 0
  /\ user' = [user EXCEPT ![u].pc = "readLo"]
  /\ UNCHANGED <<fsm, cp, slot, work, region, mutex, sch, irq>>

(***************************************************************************)
(* copy_to_user, in the same halves as the worker's memcpy.  A reader      *)
(* sleeps until it gets io_mutex, and drops it when it returns.            *)
(***************************************************************************)
ReadLo(u) ==
  /\ user[u].pc = "readLo"
  /\ IF D.ioMutex THEN mutex = "free" /\ mutex' = u ELSE UNCHANGED mutex
  /\ user' = [user EXCEPT ![u].pc = "readHi", ![u].lo = region.lo]
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq>>

(* The IRB has been read: irb_area is free, and the worker may have another. *)
Acknowledge ==
  /\ region' = [region EXCEPT !.lo = NoStatus, !.hi = NoStatus, !.unread = FALSE]
  /\ work' = [work EXCEPT !.queued = @ \/ slot # <<>>]

(* The second half, and the return. *)
ReadHi(u, irb) ==
  /\ user[u].pc = "readHi"
  /\ irb = <<user[u].lo, region.hi>>
  /\ mutex' = IF D.ioMutex THEN "free" ELSE mutex
  /\ IF D.acknowledge THEN Acknowledge ELSE UNCHANGED <<region, work>>
  /\ user' = [user EXCEPT ![u] = Outside]
  /\ UNCHANGED <<fsm, cp, slot, eventfd, sch, irq>>
===============================================================================
