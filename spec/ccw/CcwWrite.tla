------------------------------- MODULE CcwWrite -------------------------------
(***************************************************************************)
(* A start request: user space writes the I/O region.  The write carries   *)
(* the request alone (ORB and SCSW, 24 bytes) or the whole region of 124   *)
(* bytes, with zeros in irb_area and ret_code, as a VMM does.              *)
(***************************************************************************)
EXTENDS CcwSubchannel

Sizes == {"request", "whole"}

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

-------------------------------------------------------------------------------
(***************************************************************************)
(* A write can be refused at three places.  What each makes of it now is   *)
(* "OK" or an errno.                                                       *)
(***************************************************************************)

(* Size check, and admission by state before any lock is taken. *)
Admission == CASE D.admission = "idle" /\ fsm # "IDLE"    -> "EACCES"
               [] D.admission = "open" /\ fsm = "STANDBY" -> "EACCES"
               [] OTHER                                   -> "OK"

(* Somebody else has the mutex. *)
Trylock == IF D.ioMutex /\ mutex # "free" THEN "EAGAIN" ELSE "OK"

(***************************************************************************)
(* vfio_ccw_fsm_event reads the state, and calls the cell of the jump      *)
(* table for IO_REQ.                                                       *)
(***************************************************************************)
Cell == CASE fsm = "IDLE"         -> "OK"
          [] fsm = "STANDBY"      -> "EIO"
          [] fsm = D.pendingState -> D.pendingErrno
          [] OTHER                -> D.processingErrno

(* A whole write puts zeros into irb_area and ret_code. *)
Wipes(size) == size = "whole" /\ D.writeIrbArea = "copied"

(* The region after copy_from_user. *)
Copied(r, size, start) ==
  IF Wipes(size)
  THEN [r EXCEPT !.start = start, !.lo = NoStatus, !.hi = NoStatus, !.ret = "OK"]
  ELSE [r EXCEPT !.start = start]

(* The region after the cell has refused the request. *)
Answered(r, errno) == [r EXCEPT !.ret = errno]

(* The state after a write that returns this. *)
StateAfter(result) == IF D.writeIdle /\ result # "OK" THEN "IDLE" ELSE fsm

-------------------------------------------------------------------------------

Entering(size, start) ==
  [Outside EXCEPT !.pc = IF D.ioMutex THEN "trylock" ELSE "copy", !.size = size, !.start = start]

Retrying(u) == [Outside EXCEPT !.pc = "retry", !.start = user[u].start]

(* EAGAIN asks user space to make its request again, and it does. *)
Returned(u, result) == IF result = "EAGAIN" THEN Retrying(u) ELSE Outside

(***************************************************************************)
(* User space numbers its starts.  A write that is not admitted changes    *)
(* nothing, so it is no step: CcwRefusals has it.                          *)
(***************************************************************************)
WriteBegin(u, size, start) ==
  /\ user[u].pc = "idle"
  /\ fsm # "STANDBY"
  /\ Admission = "OK"
  /\ Go(u, Entering(size, start))
  /\ UNCHANGED <<driver, sch, irq>>

WriteRetry(u, size) ==
  /\ user[u].pc = "retry"
  /\ Admission = "OK"
  /\ Go(u, Entering(size, user[u].start))
  /\ UNCHANGED <<driver, sch, irq>>

(* The request made again is not admitted now, and user space gives it up. *)
WriteRetryNotAdmitted(u) ==
  /\ user[u].pc = "retry"
  /\ Admission # "OK"
  /\ Go(u, Returned(u, Admission))
  /\ UNCHANGED <<driver, sch, irq>>

WriteTrylock(u) ==
  /\ user[u].pc = "trylock"
  /\ Trylock = "OK"
  /\ mutex' = u
  /\ Go(u, [user[u] EXCEPT !.pc = "copy"])
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq>>

WriteContended(u) ==
  /\ user[u].pc = "trylock"
  /\ Trylock # "OK"
  /\ Go(u, Returned(u, Trylock))
  /\ UNCHANGED <<driver, sch, irq>>

(* copy_from_user: over the request, and for a whole write over irb_area and ret_code. *)
WriteCopy(u) ==
  /\ user[u].pc = "copy"
  /\ region' = Copied(region, user[u].size, user[u].start)
  /\ Go(u, [user[u] EXCEPT !.pc = "dispatch", !.size = "none"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq>>

(* What the cell does is a step of its own: by then the state may be another one. *)
WriteDispatch(u) ==
  /\ user[u].pc = "dispatch"
  /\ Go(u, [user[u] EXCEPT !.pc = IF Cell = "OK" THEN "accept" ELSE "refuse", !.errno = Cell])
  /\ region' = IF Cell = "OK" THEN region ELSE ForgetRequest(u, region)
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq>>

(* fsm_io_request. *)
WriteAccept(u) ==
  /\ user[u].pc = "accept"
  /\ fsm' = D.processingState
  /\ Go(u, [user[u] EXCEPT !.pc = "translate"])
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq>>

(* fsm_io_error, fsm_io_busy, fsm_io_retry. *)
WriteRefuse(u) ==
  /\ user[u].pc = "refuse"
  /\ region' = Answered(region, user[u].errno)
  /\ Go(u, [user[u] EXCEPT !.pc = "refused", !.errno = "OK"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq>>

(* cp_init and cp_prefetch, of the ORB that now stands in the region. *)
WriteTranslate(u, ok) ==
  /\ user[u].pc = "translate"
  /\ cp' = Program(region.start)
  /\ region' = [ForgetRequest(u, region) EXCEPT !.ret = IF ok THEN "OK" ELSE "EFAULT"]
  /\ Go(u, [user[u] EXCEPT !.pc =
              CASE ~ok -> "fail"
                [] ok /\ D.sschUnderSchLock -> "ssch"
                [] OTHER -> "busy"])
  /\ UNCHANGED <<fsm, slot, work, eventfd, mutex, sch, irq>>

(* io_helper without sch->lock around SSCH: BUSY comes first, on its own. *)
WriteBusy(u) ==
  /\ user[u].pc = "busy"
  /\ irq = "idle"
  /\ fsm' = D.pendingState
  /\ Go(u, [user[u] EXCEPT !.pc = "ssch"])
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq>>

(* io_helper: SSCH, and the bookkeeping of its condition code. *)
WriteSsch(u, cc) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp # NoProgram
  /\ cc \in ConditionCodes
  /\ IF cc = 0
     THEN /\ sch' = [sch EXCEPT !.active = cp.start, !.presented = FALSE]
          /\ fsm' = IF D.sschUnderSchLock THEN D.pendingState ELSE fsm
     ELSE UNCHANGED <<sch, fsm>>
  /\ region' = [region EXCEPT !.ret = Result(cc)]
  /\ Go(u, [user[u] EXCEPT !.pc = IF cc = 0 THEN "finish" ELSE "fail"])
  /\ UNCHANGED <<cp, slot, work, eventfd, mutex, irq>>

(* io_helper: somebody freed the program, so there is no ORB. *)
WriteNoOrb(u) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp = NoProgram
  /\ region' = [region EXCEPT !.ret = "EIO"]
  /\ Go(u, [user[u] EXCEPT !.pc = "fail"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq>>

(* The error exit of io_request. *)
WriteFail(u) ==
  /\ user[u].pc = "fail"
  /\ cp' = Freed(cp)
  /\ fsm' = IF D.errorExitIdle THEN "IDLE" ELSE fsm
  /\ Go(u, [user[u] EXCEPT !.pc = "finish"])
  /\ UNCHANGED <<slot, work, region, eventfd, mutex, sch, irq>>

(***************************************************************************)
(* ops.write takes the result from the region, drops the mutex and returns. *)
(***************************************************************************)
WriteFinish(u, ret) ==
  /\ user[u].pc \in {"refused", "finish"}
  /\ ret = region.ret
  /\ fsm' = StateAfter(ret)
  /\ mutex' = IF D.ioMutex THEN "free" ELSE mutex
  /\ region' = ForgetResult(u, region)
  /\ Go(u, Returned(u, ret))
  /\ UNCHANGED <<cp, slot, work, eventfd, sch, irq>>
===============================================================================
