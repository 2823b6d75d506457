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

(* A shorthand for a step of thread u: its record, changed. *)
Go(u, changes) == user' = [user EXCEPT ![u] = changes]

RequestStages == {"dispatch", "translate"}
ResultStages  == {"busy", "ssch", "fail", "refused", "finish"}

(***************************************************************************)
(* The driver is busy with a start whose final status user space has been  *)
(* told of, and with no newer one.                                         *)
(***************************************************************************)
BusyWithTheOld(u) ==
  /\ fsm \in {D.processingState, D.pendingState} \ {"IDLE"}
  /\ told # NoStart
  /\ sch.active = NoStart
  /\ accepted # <<>> => accepted[Len(accepted)] = told
  /\ \A v \in Users \ {u} :
       user[v].pc \notin {"translate"} \cup ResultStages

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

Enter(u, call) ==
  Go(u, IF Admitted
        THEN [call EXCEPT !.pc = IF D.ioMutex THEN "trylock" ELSE "copy"]
        ELSE [call EXCEPT !.pc = "return", !.ret = "EACCES", !.stale = BusyWithTheOld(u)])

WriteBegin(u, size) ==
  /\ NextIdle(u)
  /\ fsm # "STANDBY"
  /\ budget.starts < MaxStarts
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [starts |-> budget.starts + 1, extras |-> budget.extras + Extra(size)]
  /\ Enter(u, [Outside EXCEPT !.size = size, !.start = budget.starts + 1])
  /\ UNCHANGED <<driver, sch, irq, history>>

(* EAGAIN asks user space to make its request again, and it does. *)
WriteRetry(u, size) ==
  /\ user[u].pc = "retry"
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [budget EXCEPT !.extras = @ + Extra(size)]
  /\ Enter(u, [Outside EXCEPT !.size = size, !.start = user[u].start])
  /\ UNCHANGED <<driver, sch, irq, history>>

WriteTrylock(u) ==
  /\ user[u].pc = "trylock"
  /\ IF mutex = "free"
     THEN /\ mutex' = u
          /\ Go(u, [user[u] EXCEPT !.pc = "copy"])
     ELSE /\ Go(u, [user[u] EXCEPT !.pc = "return", !.ret = "EAGAIN"])
          /\ UNCHANGED mutex
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq, budget, history>>

(* copy_from_user: over the request, and for a whole write over irb_area and ret_code. *)
WriteCopy(u) ==
  LET over == user[u].size = "whole" /\ D.writeIrbArea = "copied"
      next == [user[u] EXCEPT !.pc = "dispatch", !.size = "none"]
  IN /\ user[u].pc = "copy"
     /\ IF over
        THEN /\ region' = [region EXCEPT !.start = user[u].start,
                                        !.lo = NoStatus, !.hi = NoStatus, !.ret = "OK"]
             /\ Go(u, [next EXCEPT !.harm = fresh # "none"])
             /\ fresh' = "none" /\ loss' = LossOfFresh
        ELSE /\ region' = [region EXCEPT !.start = user[u].start]
             /\ Go(u, next)
             /\ UNCHANGED <<fresh, loss>>
     /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget,
                    copied, finished, told, accepted, promised>>

(* The cell of the jump table for IO_REQ. *)
WriteDispatch(u) ==
  LET refuse(errno) ==
        /\ region' = [ForgetRequest(u, region) EXCEPT !.ret = errno]
        /\ Go(u, [user[u] EXCEPT !.pc = "refused", !.stale = BusyWithTheOld(u)])
        /\ UNCHANGED fsm
  IN /\ user[u].pc = "dispatch"
     /\ CASE fsm = "IDLE" ->
               /\ fsm' = D.processingState
               /\ Go(u, [user[u] EXCEPT !.pc = "translate"])
               /\ UNCHANGED region
          [] fsm = D.pendingState -> refuse(D.pendingErrno)
          [] OTHER -> refuse(D.processingErrno)
     /\ UNCHANGED <<cp, slot, work, eventfd, mutex, sch, irq, budget, history>>

(* cp_init and cp_prefetch, of the ORB that now stands in the region. *)
WriteTranslate(u, ok) ==
  /\ user[u].pc = "translate"
  /\ cp' = Program(region.start)
  /\ region' = [ForgetRequest(u, region) EXCEPT !.ret = IF ok THEN "OK" ELSE "EFAULT"]
  /\ Go(u, [user[u] EXCEPT !.pc =
              CASE ~ok -> "fail"
                [] ok /\ D.sschUnderSchLock -> "ssch"
                [] OTHER -> "busy"])
  /\ UNCHANGED <<fsm, slot, work, eventfd, mutex, sch, irq, budget, history>>

(* io_helper without sch->lock around SSCH: BUSY comes first, on its own. *)
WriteBusy(u) ==
  /\ user[u].pc = "busy"
  /\ irq = "idle"
  /\ fsm' = D.pendingState
  /\ Go(u, [user[u] EXCEPT !.pc = "ssch"])
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq, budget, history>>

(* io_helper: SSCH, and the bookkeeping of its condition code. *)
WriteSsch(u, cc, result) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp # NoProgram
  /\ cc \in ConditionCodes
  /\ result \in Results(cc)
  /\ IF cc = 0
     THEN /\ sch' = [sch EXCEPT !.active = cp.start, !.presented = FALSE]
          /\ accepted' = Append(accepted, cp.start)
          /\ fsm' = IF D.sschUnderSchLock THEN D.pendingState ELSE fsm
          /\ finished' = NoStart /\ told' = NoStart
     ELSE UNCHANGED <<sch, accepted, fsm, finished, told>>
  /\ region' = [region EXCEPT !.ret = result]
  /\ Go(u, [user[u] EXCEPT !.pc = IF cc = 0 THEN "finish" ELSE "fail"])
  /\ UNCHANGED <<cp, slot, work, eventfd, mutex, irq, budget,
                 fresh, copied, loss, promised>>

(* io_helper: somebody freed the program, so there is no ORB. *)
WriteNoOrb(u) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp = NoProgram
  /\ region' = [region EXCEPT !.ret = "EIO"]
  /\ Go(u, [user[u] EXCEPT !.pc = "fail"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget, history>>

(* The error exit of io_request. *)
WriteFail(u) ==
  /\ user[u].pc = "fail"
  /\ cp' = Freed(cp)
  /\ fsm' = IF D.errorExitIdle THEN "IDLE" ELSE fsm
  /\ Go(u, [user[u] EXCEPT !.pc = "finish"])
  /\ UNCHANGED <<slot, work, region, eventfd, mutex, sch, irq, budget, history>>

(* ops.write takes the result from the region. *)
WriteFinish(u) ==
  /\ user[u].pc \in {"refused", "finish"}
  /\ fsm' = IF D.writeIdle /\ region.ret # "OK" THEN "IDLE" ELSE fsm
  /\ Go(u, [user[u] EXCEPT !.pc = "return", !.ret = region.ret,
                           !.harm = @ \/ (user[u].pc = "refused" /\ fsm' # fsm)])
  /\ region' = ForgetResult(u, region)
  /\ UNCHANGED <<cp, slot, work, eventfd, mutex, sch, irq, budget, history>>

WriteReturn(u) ==
  /\ user[u].pc = "return"
  /\ mutex' = IF mutex = u THEN "free" ELSE mutex
  /\ promised' = IF user[u].ret = "OK" /\ ~user[u].answered
                 THEN promised \cup {user[u].start} ELSE promised
  /\ Go(u, IF user[u].ret = "EAGAIN"
           THEN [Outside EXCEPT !.pc = "retry", !.start = user[u].start]
           ELSE Outside)
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq, budget,
                 fresh, copied, loss, finished, told, accepted>>
===============================================================================
