------------------------------- MODULE CcwState -------------------------------
(***************************************************************************)
(* The variables that the contexts of vfio-ccw share, and those that only  *)
(* the properties look at.  A context is a process with steps of its own:  *)
(* user-space threads, the hard interrupt, the worker (io_todo on the      *)
(* workqueue), and the channel subsystem with its device.                  *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, CcwRevisions

CONSTANTS
  Revision,         \* the name of the revision that is checked
  MaxUsers,         \* user-space threads
  MaxStarts,        \* start requests that user space makes, all threads together
  MaxExtras,        \* intermediate and unsolicited statuses, and partial writes
  Follow            \* what the history keeps: "losses", "promises"

(* The design choices of the revision. *)
D == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices

VARIABLES
  fsm,              \* private->state
  cp,               \* private->cp: the program of which start, and is it live
  sch,              \* the subchannel: the start it executes, the status it holds
  irq,              \* the hard interrupt: "idle", or between TSCH and queue_work
  slot,             \* private->irb: the IRBs handed to the worker
  work,             \* io_work: queued or not, and the stage the worker is at
  region,           \* struct ccw_io_region
  eventfd,          \* the counter of io_trigger
  mutex,            \* io_mutex: its owner, or "free"
  user,             \* the user-space threads, each with the call it is in
  budget            \* what the bounds still allow

(***************************************************************************)
(* History: no context reads these.  What got lost:                        *)
(***************************************************************************)
VARIABLES
  fresh,            \* irb_area holds an IRB that no read returned: "copied", "signalled"
  copied,           \* the IRB in the slot has been copied whole
  carried,          \* the IRB that this run of the worker copied whole
  loss,             \* an IRB got lost since the last read: "dropped", or even "signalled"
  finished,         \* the start whose final status was signalled, if none came since
  told,             \* `finished', as user space knows from the notifications it took
  accepted,         \* starts with cc 0 that user space awaits an answer to, in order
  flaws,            \* what is wrong, so far, about the write that a thread is in
  saw               \* what user space saw go wrong in the latest step

(***************************************************************************)
(* And what was promised:                                                  *)
(***************************************************************************)
VARIABLES
  promised,         \* starts whose write returned success, until they are answered
  answered          \* threads whose start is answered before its write returns

driver   == <<fsm, cp, slot, work, region, eventfd, mutex>>
losses   == <<fresh, copied, carried, loss, finished, told, accepted, flaws, saw>>
promises == <<promised, answered>>
vars     == <<driver, sch, irq, user, budget, losses, promises>>

UserNames == <<"u1", "u2", "u3">>
Users     == {UserNames[i] : i \in 1..MaxUsers}

-------------------------------------------------------------------------------
(***************************************************************************)
(* A status, and the IRB that carries it, is known by its kind and by the  *)
(* start it belongs to; unsolicited ones are numbered for themselves.      *)
(* NoStatus also stands for the zeros that a VMM writes: an IRB of zeros   *)
(* tells user space that there is neither status nor function.             *)
(***************************************************************************)
Starts      == 1..MaxStarts
NoStart     == 0
NoStatus    == [kind |-> "none", nr |-> 0]
Intermediate(s) == [kind |-> "intermediate", nr |-> s]
Final(s)        == [kind |-> "final", nr |-> s]
Unsolicited(n)  == [kind |-> "unsolicited", nr |-> n]
Statuses    == {Intermediate(s) : s \in Starts} \cup {Final(s) : s \in Starts}
                 \cup {Unsolicited(n) : n \in 1..MaxExtras}

(* scsw_is_solicited, and "neither DEVACT nor SCHACT": unsolicited status is final. *)
IsSolicited(st) == st.kind \in {"intermediate", "final"}
IsFinal(st)     == st.kind \in {"final", "unsolicited"}

Errnos == {"EIO", "EAGAIN", "EACCES", "EFAULT", "EBUSY", "ENODEV"}

NoProgram == [start |-> NoStart, live |-> FALSE]
Program(s) == [start |-> s, live |-> TRUE]

(* cp_free; where no accessor looks at `initialized' the old contents can still be used. *)
Freed(program) ==
  IF D.cpGuard \/ ~program.live THEN NoProgram ELSE [program EXCEPT !.live = FALSE]

(* A user-space thread outside any call. *)
Outside == [pc |-> "idle", size |-> "none", start |-> NoStart, errno |-> "OK", lo |-> NoStatus]

(***************************************************************************)
(* Threads are alike while they are outside any call, so it does not       *)
(* matter which of those makes the next one: the first.                    *)
(***************************************************************************)
NextIdle(u) ==
  LET first == CHOOSE i \in 1..MaxUsers :
                 /\ user[UserNames[i]].pc = "idle"
                 /\ \A j \in 1..(i - 1) : user[UserNames[j]].pc # "idle"
  IN user[u].pc = "idle" /\ u = UserNames[first]

(* The stages of a write in which its request, and its result, stand in the region. *)
RequestStages == {"dispatch", "accept", "translate"}
ResultStages  == {"busy", "ssch", "fail", "refused", "finish"}

Resting == [queued |-> FALSE, pc |-> "idle", ready |-> FALSE]

(* What is wrong about a write: CcwHistory says it. *)
Flawless == [harm |-> FALSE, stale |-> FALSE]

Init ==
  /\ fsm = "STANDBY"
  /\ cp = NoProgram
  /\ sch = [active |-> NoStart, presented |-> FALSE, pending |-> NoStatus]
  /\ irq = "idle"
  /\ slot = <<>>
  /\ work = Resting
  /\ region = [start |-> NoStart, lo |-> NoStatus, hi |-> NoStatus, ret |-> "OK",
               unread |-> FALSE]
  /\ eventfd = 0
  /\ mutex = "free"
  /\ user = [u \in Users |-> Outside]
  /\ budget = [starts |-> 0, extras |-> 0]
  /\ fresh = "none" /\ copied = FALSE /\ loss = "none"
  /\ finished = NoStart /\ told = NoStart
  /\ accepted = <<>> /\ carried = NoStatus
  /\ flaws = [u \in Users |-> Flawless] /\ saw = {}
  /\ promised = {} /\ answered = {}

(***************************************************************************)
(* Opening the device enables the subchannel.                              *)
(***************************************************************************)
Open ==
  /\ fsm = "STANDBY"
  /\ fsm' = "IDLE"
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq, user, budget, losses, promises>>
===============================================================================
