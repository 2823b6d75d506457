-------------------------------- MODULE VfioCcw --------------------------------
(***************************************************************************)
(* The vfio-ccw I/O region: every context, and what is fair.               *)
(***************************************************************************)
EXTENDS CcwInterrupt, CcwWorker, CcwWrite, CcwRead

Device ==
  \/ PresentIntermediate
  \/ PresentFinal
  \/ \E nr \in Alerts : PresentUnsolicited(nr)

Interrupt ==
  \/ IrqTsch
  \/ IrqQueue

Worker ==
  \/ WorkBegin
  \/ WorkDefer
  \/ WorkFree
  \/ WorkCopyLo
  \/ WorkCopyHi
  \/ WorkSignal
  \/ WorkReady

(* Of a thread elsewhere TLC need not ask which values its step could take. *)
When(u, stages, values) == IF user[u].pc \in stages THEN values ELSE {}

(* What a thread does inside a call, once it has entered it. *)
Write(u) ==
  \/ \E size \in Sizes : WriteRetry(u, size)
  \/ WriteRetryNotAdmitted(u)
  \/ WriteTrylock(u)
  \/ WriteContended(u)
  \/ WriteCopy(u)
  \/ WriteDispatch(u)
  \/ WriteAccept(u)
  \/ WriteRefuse(u)
  \/ \E ok \in BOOLEAN : WriteTranslate(u, ok)
  \/ WriteBusy(u)
  \/ \E cc \in When(u, {"ssch"}, ConditionCodes) : WriteSsch(u, cc)
  \/ WriteNoOrb(u)
  \/ WriteFail(u)
  \/ \E ret \in When(u, {"refused", "finish"}, {region.ret}) : WriteFinish(u, ret)

Read(u) ==
  \/ ReadLo(u)
  \/ \E irb \in When(u, {"readHi"}, {<<user[u].lo, region.hi>>}) : ReadHi(u, irb)

Begin(u) ==
  \/ \E size \in Sizes, start \in Starts : WriteBegin(u, size, start)
  \/ ReadNotified(u)

Next ==
  \/ Open
  \/ Device
  \/ Interrupt
  \/ Worker
  \/ \E u \in Users : Begin(u) \/ Write(u) \/ Read(u)

-------------------------------------------------------------------------------
(***************************************************************************)
(* Nobody has to open the device, to start anything or to present a status *)
(* before the end.  But:                                                   *)
(*  - a program that the channel executes ends;                            *)
(*  - an interrupt that is pending is taken;                               *)
(*  - a thread inside a system call goes on, and makes a request again     *)
(*    that got EAGAIN;                                                     *)
(*  - a notification is taken by some thread;                              *)
(*  - the worker goes on, and gets io_mutex even if others take it over    *)
(*    and over.  Hence SF and not WF: in concurrent_io_v2_locked_worker a  *)
(*    writer that the driver is busy for retries for ever, and each try    *)
(*    takes the mutex from under the worker, who alone could end the busy  *)
(*    state.  The kernel's mutex hands over to a waiter, so SF is what it  *)
(*    promises.  For recommended, WF would do.                             *)
(* Without any one of these, RetryEnds or StartIsAnswered fails somewhere. *)
(***************************************************************************)
Fairness ==
  /\ WF_vars(PresentFinal)
  /\ WF_vars(Interrupt)
  /\ SF_vars(Worker)
  /\ \A u \in Users : WF_vars(Write(u) \/ Read(u))
  /\ WF_vars(\E u \in Users : ReadNotified(u))

Spec == Init /\ [][Next]_vars /\ Fairness
===============================================================================
