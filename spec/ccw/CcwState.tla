------------------------------- MODULE CcwState -------------------------------
(***************************************************************************)
(* The variables that the contexts of vfio-ccw share.  A context is a      *)
(* process with steps of its own: user-space threads, the hard interrupt,  *)
(* the worker (io_todo on the workqueue), and the channel subsystem with   *)
(* its device.                                                             *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, CcwRevisions

CONSTANTS
  Revision,         \* the name of the revision that is checked
  Users,            \* user-space threads
  Starts,           \* the numbers of start requests, from 1 on
  Alerts            \* the numbers of unsolicited statuses, from 1 on

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
  user              \* the user-space threads, each with the call it is in

driver == <<fsm, cp, slot, work, region, eventfd, mutex>>
vars   == <<driver, sch, irq, user>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* A status, and the IRB that carries it, is known by its kind and by the  *)
(* start it belongs to; unsolicited ones are numbered for themselves.      *)
(* NoStatus also stands for the zeros that a VMM writes: an IRB of zeros   *)
(* tells user space that there is neither status nor function.             *)
(***************************************************************************)
NoStart     == 0
NoStatus    == [kind |-> "none", nr |-> 0]
Intermediate(s) == [kind |-> "intermediate", nr |-> s]
Final(s)        == [kind |-> "final", nr |-> s]
Unsolicited(n)  == [kind |-> "unsolicited", nr |-> n]
Statuses    == {Intermediate(s) : s \in Starts} \cup {Final(s) : s \in Starts}
                 \cup {Unsolicited(n) : n \in Alerts}

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

(* The stages of a write in which its request, and its result, stand in the region. *)
RequestStages == {"dispatch", "accept", "translate"}
ResultStages  == {"busy", "ssch", "fail", "refused", "finish"}

Resting == [queued |-> FALSE, pc |-> "idle", ready |-> FALSE]

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

(***************************************************************************)
(* Opening the device enables the subchannel.                              *)
(***************************************************************************)
Open ==
  /\ fsm = "STANDBY"
  /\ fsm' = "IDLE"
  /\ UNCHANGED <<cp, slot, work, region, eventfd, mutex, sch, irq, user>>
===============================================================================
