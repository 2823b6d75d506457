----------------------------- MODULE CcwInterrupt -----------------------------
(***************************************************************************)
(* The hard interrupt, with sch->lock held from TSCH to queue_work.  The   *)
(* worker does not take sch->lock: it can read the slot in between.        *)
(***************************************************************************)
EXTENDS CcwState

(* do_cio_interrupt does TSCH, fsm_irq stores the IRB. *)
IrqTsch ==
  /\ irq = "idle"
  /\ sch.pending # NoStatus
  /\ irq' = "queue"
  /\ slot' = IF D.irbHandoff = "queue" THEN Append(slot, sch.pending)
                                       ELSE <<sch.pending>>
  /\ sch' = [sch EXCEPT !.pending = NoStatus]
  /\ UNCHANGED <<fsm, cp, work, region, eventfd, mutex, user>>

(* fsm_irq calls queue_work: nothing happens if the work is queued already. *)
IrqQueue ==
  /\ irq = "queue"
  /\ irq' = "idle"
  /\ work' = [work EXCEPT !.queued = TRUE]
  /\ UNCHANGED <<fsm, cp, slot, region, eventfd, mutex, sch, user>>
===============================================================================
