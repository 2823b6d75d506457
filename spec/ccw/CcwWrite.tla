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

(* A step of thread u inside its call, with nothing wrong about it. *)
Go(u, changes) ==
  /\ user' = [user EXCEPT ![u] = changes]
  /\ saw' = {}
  /\ UNCHANGED flaws

(* The write returns: user space sees what was wrong about it. *)
Return(u, changes, harm, stale) ==
  /\ user' = [user EXCEPT ![u] = changes]
  /\ flaws' = [flaws EXCEPT ![u] = [Flawless EXCEPT !.answered =
                 changes.pc = "retry" /\ flaws[u].answered]]
  /\ saw' = (IF harm THEN {"refusal changed state"} ELSE {})
       \cup (IF stale THEN {"busy with the old start"} ELSE {})

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
  /\ UNCHANGED <<driver, sch, irq, fresh, copied, carried, loss, finished, told, accepted, promised>>

(* EACCES. *)
WriteNotAdmitted(u, size) ==
  /\ NewStart(u, size)
  /\ ~Admitted
  /\ Return(u, Outside, FALSE, BusyWithTheOld(u))
  /\ UNCHANGED <<driver, sch, irq, fresh, copied, carried, loss, finished, told, accepted, promised>>

(* EAGAIN asks user space to make its request again, and it does. *)
WriteRetry(u, size) ==
  /\ user[u].pc = "retry"
  /\ Admitted
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [budget EXCEPT !.extras = @ + Extra(size)]
  /\ Go(u, Entering(size, user[u].start))
  /\ UNCHANGED <<driver, sch, irq, fresh, copied, carried, loss, finished, told, accepted, promised>>

(* The same, of a request made again. *)
WriteRetryNotAdmitted(u, size) ==
  /\ user[u].pc = "retry"
  /\ ~Admitted
  /\ budget.extras + Extra(size) <= MaxExtras
  /\ budget' = [budget EXCEPT !.extras = @ + Extra(size)]
  /\ Return(u, Outside, FALSE, BusyWithTheOld(u))
  /\ UNCHANGED <<driver, sch, irq, fresh, copied, carried, loss, finished, told, accepted, promised>>

WriteTrylock(u) ==
  /\ user[u].pc = "trylock"
  /\ mutex = "free"
  /\ mutex' = u
  /\ Go(u, [user[u] EXCEPT !.pc = "copy"])
  /\ UNCHANGED <<fsm, cp, slot, work, region, eventfd, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(* EAGAIN: somebody else has the mutex. *)
WriteContended(u) ==
  /\ user[u].pc = "trylock"
  /\ mutex # "free"
  /\ Go(u, Retrying(u))
  /\ UNCHANGED <<driver, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(* copy_from_user: over the request, and for a whole write over irb_area and ret_code. *)
WriteCopy(u) ==
  LET over == user[u].size = "whole" /\ D.writeIrbArea = "copied"
  IN /\ user[u].pc = "copy"
     /\ IF over
        THEN /\ region' = [region EXCEPT !.start = user[u].start,
                                        !.lo = NoStatus, !.hi = NoStatus, !.ret = "OK"]
             /\ flaws' = [flaws EXCEPT ![u].harm = fresh # "none"]
             /\ fresh' = "none" /\ loss' = LossOfFresh
        ELSE /\ region' = [region EXCEPT !.start = user[u].start]
             /\ UNCHANGED <<flaws, fresh, loss>>
     /\ user' = [user EXCEPT ![u].pc = "dispatch", ![u].size = "none"]
     /\ saw' = {}
     /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget,
                    copied, carried, finished, told, accepted, promised>>

(* The cell of the jump table for IO_REQ. *)
WriteDispatch(u) ==
  LET refuse(errno) ==
        /\ region' = [ForgetRequest(u, region) EXCEPT !.ret = errno]
        /\ user' = [user EXCEPT ![u].pc = "refused"]
        /\ flaws' = [flaws EXCEPT ![u].stale = BusyWithTheOld(u)]
        /\ saw' = {}
        /\ UNCHANGED fsm
  IN /\ user[u].pc = "dispatch"
     /\ CASE fsm = "STANDBY" -> refuse("EIO")
          [] fsm = "IDLE" ->
               /\ fsm' = D.processingState
               /\ Go(u, [user[u] EXCEPT !.pc = "translate"])
               /\ UNCHANGED region
          [] fsm = D.pendingState -> refuse(D.pendingErrno)
          [] OTHER -> refuse(D.processingErrno)
     /\ UNCHANGED <<cp, slot, work, eventfd, mutex, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(* cp_init and cp_prefetch, of the ORB that now stands in the region. *)
WriteTranslate(u, ok) ==
  /\ user[u].pc = "translate"
  /\ cp' = Program(region.start)
  /\ region' = [ForgetRequest(u, region) EXCEPT !.ret = IF ok THEN "OK" ELSE "EFAULT"]
  /\ Go(u, [user[u] EXCEPT !.pc =
              CASE ~ok -> "fail"
                [] ok /\ D.sschUnderSchLock -> "ssch"
                [] OTHER -> "busy"])
  /\ UNCHANGED <<fsm, slot, work, eventfd, mutex, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(* io_helper without sch->lock around SSCH: BUSY comes first, on its own. *)
WriteBusy(u) ==
  /\ user[u].pc = "busy"
  /\ irq = "idle"
  /\ fsm' = D.pendingState
  /\ Go(u, [user[u] EXCEPT !.pc = "ssch"])
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(* io_helper: SSCH, and the bookkeeping of its condition code. *)
WriteSsch(u, cc) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp # NoProgram
  /\ cc \in ConditionCodes
  /\ IF cc = 0
     THEN /\ sch' = [sch EXCEPT !.active = cp.start, !.presented = FALSE]
          /\ accepted' = Append(accepted, cp.start)
          /\ fsm' = IF D.sschUnderSchLock THEN D.pendingState ELSE fsm
          /\ finished' = NoStart /\ told' = NoStart
     ELSE UNCHANGED <<sch, accepted, fsm, finished, told>>
  /\ region' = [region EXCEPT !.ret = Result(cc)]
  /\ Go(u, [user[u] EXCEPT !.pc = IF cc = 0 THEN "finish" ELSE "fail"])
  /\ UNCHANGED <<cp, slot, work, eventfd, mutex, irq, budget,
                 fresh, copied, carried, loss, promised>>

(* io_helper: somebody freed the program, so there is no ORB. *)
WriteNoOrb(u) ==
  /\ user[u].pc = "ssch"
  /\ D.sschUnderSchLock => irq = "idle"
  /\ cp = NoProgram
  /\ region' = [region EXCEPT !.ret = "EIO"]
  /\ Go(u, [user[u] EXCEPT !.pc = "fail"])
  /\ UNCHANGED <<fsm, cp, slot, work, eventfd, mutex, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(* The error exit of io_request. *)
WriteFail(u) ==
  /\ user[u].pc = "fail"
  /\ cp' = Freed(cp)
  /\ fsm' = IF D.errorExitIdle THEN "IDLE" ELSE fsm
  /\ Go(u, [user[u] EXCEPT !.pc = "finish"])
  /\ UNCHANGED <<slot, work, region, eventfd, mutex, sch, irq, budget,
                 fresh, copied, carried, loss, finished, told, accepted, promised>>

(***************************************************************************)
(* ops.write takes the result from the region, drops the mutex and returns. *)
(***************************************************************************)
WriteFinish(u, ret) ==
  LET refused == user[u].pc = "refused"
  IN /\ user[u].pc \in {"refused", "finish"}
     /\ ret = region.ret
     /\ fsm' = IF D.writeIdle /\ ret # "OK" THEN "IDLE" ELSE fsm
     /\ mutex' = IF D.ioMutex THEN "free" ELSE mutex
     /\ region' = ForgetResult(u, region)
     /\ promised' = IF FollowPromises /\ ret = "OK" /\ ~flaws[u].answered
                    THEN promised \cup {user[u].start} ELSE promised
     /\ Return(u, IF ret = "EAGAIN" THEN Retrying(u) ELSE Outside,
               ret # "OK" /\ (flaws[u].harm \/ (refused /\ fsm' # fsm)),
               ret # "OK" /\ flaws[u].stale)
     /\ UNCHANGED <<cp, slot, work, eventfd, sch, irq, budget,
                    fresh, copied, carried, loss, finished, told, accepted>>
===============================================================================
