------------------------------- MODULE CcwWrite -------------------------------
(***************************************************************************)
(* A start request: user space writes the I/O region.  The write carries   *)
(* the request alone (ORB and SCSW, 24 bytes) or the whole region of 124   *)
(* bytes, with zeros in irb_area and ret_code, as a VMM does.              *)
(***************************************************************************)
EXTENDS CcwSubchannel

Sizes == {"request", "whole"}

(* A VMM writes the whole region: a partial write uses up the bound for extras. *)
Extra(size) == IF size = "whole" THEN 0 ELSE 1

(* A step of thread u inside its call. *)
Go(u, changes) == user' = [user EXCEPT ![u] = changes]

(***************************************************************************)
(* The model remembers request and ret_code only while a write needs them: *)
(* the one from its copy to its translation, the other from there to its   *)
(* end.  What is left in these bytes later is never looked at.             *)
(***************************************************************************)
ForgetRequest(u, r) ==
  IF \E v \in Users \ {u} : user[v].pc \in RequestStages THEN r ELSE [r EXCEPT !.start = NoStart]

ForgetResult(u, r) ==
  IF \E v \in Users \ {u} : user[v].pc \in ResultStages THEN r ELSE [r EXCEPT !.ret = "OK"]

(* Size check, and admission by state before any lock is taken. *)
Admitted == CASE D.admission = "none" -> TRUE
              [] D.admission = "idle" -> fsm = "IDLE"
              [] D.admission = "open" -> fsm # "STANDBY"

Entering(size, start) ==
  [Outside EXCEPT !.pc = IF D.ioMutex THEN "trylock" ELSE "copy", !.size = size, !.start = start]

Retrying(u) == [Outside EXCEPT !.pc = "retry", !.start = user[u].start]

NewStart(u, size) ==
  /\ NextIdle(u)
  /\ fsm # "STANDBY"
  /\ budget.starts < MaxStarts
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [starts |-> budget.starts + 1, extras |-> budget.extras + Extra(size)]

WriteBegin(u, size) ==
  /\ NewStart(u, size)
  /\ Admitted
  /\ Go(u, Entering(size, budget.starts + 1))
  /\ UNCHANGED <<driver, sch, irq>>
  /\ Uneventful

(* EACCES. *)
WriteNotAdmitted(u, size) ==
  /\ NewStart(u, size)
  /\ ~Admitted
  /\ Go(u, Outside)
  /\ UNCHANGED <<driver, sch, irq>>
  /\ RememberNotAdmitted(u)

(* EAGAIN asks user space to make its request again, and it does. *)
WriteRetry(u, size) ==
  /\ user[u].pc = "retry"
  /\ Admitted
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [budget EXCEPT !.extras = @ + Extra(size)]
  /\ Go(u, Entering(size, user[u].start))
  /\ UNCHANGED <<driver, sch, irq>>
  /\ Uneventful

(* The same, of a request made again. *)
WriteRetryNotAdmitted(u, size) ==
  /\ user[u].pc = "retry"
  /\ ~Admitted
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [budget EXCEPT !.extras = @ + Extra(size)]
  /\ Go(u, Outside)
  /\ UNCHANGED <<driver, sch, irq>>
  /\ RememberNotAdmitted(u)

WriteTrylock(u) ==
  /\ user[u].pc = "trylock"
  /\ mutex = "free"
  /\ mutex' = u
  /\ Go(u, [user[u] EXCEPT !.pc = "copy"])
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq, budget>>
  /\ Uneventful

(* EAGAIN: somebody else has the mutex. *)
WriteContended(u) ==
  /\ user[u].pc = "trylock"
  /\ mutex # "free"
  /\ Go(u, Retrying(u))
  /\ UNCHANGED <<driver, sch, irq, budget>>
  /\ Uneventful

(* copy_from_user: over the request, and for a whole write over irb_area and ret_code. *)
WriteCopy(u) ==
  LET over == user[u].size = "whole" /\ D.writeIrbArea = "copied"
  IN /\ user[u].pc = "copy"
     /\ IF over
        THEN /\ region' = [region EXCEPT !.start = user[u].start,
                                        !.lo = NoStatus, !.hi = NoStatus, !.ret = "OK"]
             /\ RememberZeros(u)
        ELSE /\ region' = [region EXCEPT !.start = user[u].start]
             /\ Uneventful
     /\ Go(u, [user[u] EXCEPT !.pc = "dispatch", !.size = "none"])
     /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget>>

(***************************************************************************)
(* vfio_ccw_fsm_event reads the state, and calls the cell of the jump      *)
(* table for IO_REQ.  What the cell does is a step of its own: by then the *)
(* state may be another one.                                               *)
(***************************************************************************)
Cell == CASE fsm = "IDLE"         -> "OK"
          [] fsm = "STANDBY"      -> "EIO"
          [] fsm = D.pendingState -> D.pendingErrno
          [] OTHER                -> D.processingErrno

WriteDispatch(u) ==
  /\ user[u].pc = "dispatch"
  /\ Go(u, [user[u] EXCEPT !.pc = IF Cell = "OK" THEN "accept" ELSE "refuse", !.errno = Cell])
  /\ region' = IF Cell = "OK" THEN region ELSE ForgetRequest(u, region)
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget>>
  /\ IF Cell = "OK" THEN Uneventful ELSE RememberRefusal(u)

(* fsm_io_request. *)
WriteAccept(u) ==
  /\ user[u].pc = "accept"
  /\ fsm' = D.processingState
  /\ Go(u, [user[u] EXCEPT !.pc = "translate"])
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq, budget>>
  /\ Uneventful

(* fsm_io_error, fsm_io_busy, fsm_io_retry. *)
WriteRefuse(u) ==
  /\ user[u].pc = "refuse"
  /\ region' = [region EXCEPT !.ret = user[u].errno]
  /\ Go(u, [user[u] EXCEPT !.pc = "refused", !.errno = "OK"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget>>
  /\ Uneventful

(* cp_init and cp_prefetch, of the ORB that now stands in the region. *)
WriteTranslate(u, ok) ==
  /\ user[u].pc = "translate"
  /\ cp' = Program(region.start)
  /\ region' = [ForgetRequest(u, region) EXCEPT !.ret = IF ok THEN "OK" ELSE "EFAULT"]
  /\ Go(u, [user[u] EXCEPT !.pc =
              CASE ~ok -> "fail"
                [] ok /\ D.sschUnderSchLock -> "ssch"
                [] OTHER -> "busy"])
  /\ UNCHANGED <<fsm, slot, work, eventfd, mutex, sch, irq, budget>>
  /\ Uneventful

(* io_helper without sch->lock around SSCH: BUSY comes first, on its own. *)
WriteBusy(u) ==
  /\ user[u].pc = "busy"
  /\ irq = "idle"
  /\ fsm' = D.pendingState
  /\ Go(u, [user[u] EXCEPT !.pc = "ssch"])
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq, budget>>
  /\ Uneventful

(* io_helper: SSCH, and the bookkeeping of its condition code. *)
WriteSsch(u, cc) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp # NoProgram
  /\ cc \in ConditionCodes
  /\ IF cc = 0
     THEN /\ sch' = [sch EXCEPT !.active = cp.start, !.presented = FALSE]
          /\ fsm' = IF D.sschUnderSchLock THEN D.pendingState ELSE fsm
          /\ RememberStart(cp.start)
     ELSE /\ UNCHANGED <<sch, fsm>>
          /\ Uneventful
  /\ region' = [region EXCEPT !.ret = Result(cc)]
  /\ Go(u, [user[u] EXCEPT !.pc = IF cc = 0 THEN "finish" ELSE "fail"])
  /\ UNCHANGED <<cp, slot, work, eventfd, mutex, irq, budget>>

(* io_helper: somebody freed the program, so there is no ORB. *)
WriteNoOrb(u) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp = NoProgram
  /\ region' = [region EXCEPT !.ret = "EIO"]
  /\ Go(u, [user[u] EXCEPT !.pc = "fail"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget>>
  /\ Uneventful

(* The error exit of io_request. *)
WriteFail(u) ==
  /\ user[u].pc = "fail"
  /\ cp' = Freed(cp)
  /\ fsm' = IF D.errorExitIdle THEN "IDLE" ELSE fsm
  /\ Go(u, [user[u] EXCEPT !.pc = "finish"])
  /\ UNCHANGED <<slot, work, region, eventfd, mutex, sch, irq, budget>>
  /\ Uneventful

(***************************************************************************)
(* ops.write takes the result from the region, drops the mutex and returns. *)
(***************************************************************************)
WriteFinish(u, ret) ==
  /\ user[u].pc \in {"refused", "finish"}
  /\ ret = region.ret
  /\ fsm' = IF D.writeIdle /\ ret # "OK" THEN "IDLE" ELSE fsm
  /\ mutex' = IF D.ioMutex THEN "free" ELSE mutex
  /\ region' = ForgetResult(u, region)
  /\ Go(u, IF ret = "EAGAIN" THEN Retrying(u) ELSE Outside)
  /\ UNCHANGED <<cp, slot, work, eventfd, sch, irq, budget>>
  /\ RememberReturn(u, ret)
===============================================================================
