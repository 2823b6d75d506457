---------------------------- MODULE MigrationSystem ----------------------------
(***************************************************************************)
(* Several devices that migrate together, seen from the VMM: it writes     *)
(* their registers, one after another in any order, and goes on when all   *)
(* are where they should be.  In between the devices do DMA, to memory and *)
(* to each other, and raise I/O page faults that need a vCPU.              *)
(***************************************************************************)
EXTENDS MigrationSystemRevisions, FiniteSets, Integers

CONSTANTS Revision, Devices

D == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices

VARIABLES
  side,     \* "source" or "destination" of the migration
  script,   \* what the VMM still has to do
  dev,      \* of each device: register, the write it executes, what its hardware does
  vcpu,     \* a vCPU runs
  track,    \* DMA is logged
  log,      \* the log has pages that were not copied
  fault,    \* of which device an I/O page fault waits for the vCPU
  saw       \* what this step showed to be wrong: history

vars == <<side, script, dev, vcpu, track, log, fault, saw>>

-------------------------------------------------------------------------------
(* The steps of the VMM. *)
Write(to)   == [do |-> "write", to |-> to]
Do(what)    == [do |-> what, to |-> {}]

Run         == {"RUNNING"}
GraceRun    == {"RUNNING", "NDMA"}
PreCopy     == {"SAVING", "RUNNING"}
GraceCopy   == {"SAVING", "RUNNING", "NDMA"}
StopCopy    == {"SAVING"}
Resuming    == {"RESUMING"}

(***************************************************************************)
(* Without grace the steps that need NDMA merge into the next ones.  The   *)
(* log is read for the last time when DMA has ended.                       *)
(***************************************************************************)
Save ==
  <<Do("track"), Write(PreCopy)>>
  \o (IF D.grace
      THEN (IF D.trackingEnds = "beforeNdma" THEN <<Do("untrack"), Write(GraceCopy)>>
                                             ELSE <<Write(GraceCopy), Do("untrack")>>)
           \o <<Do("pause"), Do("copyLog"), Write(StopCopy)>>
      ELSE <<Do("pause"), Write(StopCopy), Do("untrack"), Do("copyLog")>>)
  \o <<Write({}), Do("gone")>>

Load ==
  <<Write(Resuming)>>
  \o (IF D.grace THEN <<Write(GraceRun)>> ELSE <<>>)
  \o <<Write(Run), Do("resume")>>

GiveUp ==
  (IF D.grace /\ D.abortGrace THEN <<Write(GraceRun)>> ELSE <<>>)
  \o <<Write(Run), Do("untrack"), Do("resume")>>

-------------------------------------------------------------------------------
(* Of all actions those that start or stop the hardware, or load it. *)
OfHardware == {"NDMA", "NOT_NDMA", "RUNNING", "NOT_RUNNING", "NOT_RESUMING"}

RECURSIVE All(_, _)
All(from, path) ==
  IF path = <<>> THEN <<>>
  ELSE Actions(D.order, from, Head(path)) \o All(Head(path), Tail(path))

(* What the hardware is told on the way from one state to another. *)
Told(from, to) ==
  LET isOfHardware(group) == group \in OfHardware
  IN SelectSeq(All(from, SingleWrites(D.order, D.reading, from, to)), isOfHardware)

Fresh(loaded) == [ds |-> Run, to |-> Run, todo |-> <<>>, run |-> TRUE, quiet |-> FALSE,
                  loaded |-> loaded]

Init ==
  /\ side \in {"source", "destination"}
  /\ script = IF side = "source" THEN Save ELSE Load
  /\ dev = [d \in Devices |-> Fresh(side = "source")]
  /\ vcpu = (side = "source")
  /\ track = FALSE /\ log = FALSE /\ fault = {} /\ saw = {}

(* A device is set up by the guest that it has been loaded with. *)
MayDma(d) == dev[d].run /\ ~dev[d].quiet /\ dev[d].loaded

Idle == \A d \in Devices : dev[d].todo = <<>> /\ dev[d].ds = dev[d].to
Reached(to) == \A d \in Devices : dev[d].todo = <<>> /\ dev[d].ds = to

-------------------------------------------------------------------------------
(* The VMM writes one register, and waits for the driver. *)
VmmWrite(d) ==
  /\ script # <<>> /\ Head(script).do = "write" /\ Idle
  /\ dev[d].ds # Head(script).to
  /\ dev' = [dev EXCEPT ![d].to = Head(script).to, ![d].todo = Told(dev[d].ds, Head(script).to)]
  /\ saw' = {}
  /\ UNCHANGED <<side, script, vcpu, track, log, fault>>

(* A device that is to be quiet, or to stop, completes its DMA: faults need the vCPU for that. *)
DeviceAct(d) ==
  /\ dev[d].todo # <<>>
  /\ LET group == Head(dev[d].todo)
     IN /\ group \in {"NDMA", "NOT_RUNNING"} => d \notin fault
        /\ dev' = [dev EXCEPT ![d].todo = Tail(@),
                              ![d].run   = CASE group = "RUNNING" -> TRUE
                                             [] group = "NOT_RUNNING" -> FALSE [] OTHER -> @,
                              ![d].quiet = CASE group = "NDMA" -> TRUE
                                             [] group = "NOT_NDMA" -> FALSE [] OTHER -> @,
                              ![d].loaded = @ \/ group = "NOT_RESUMING"]
  /\ saw' = {}
  /\ UNCHANGED <<side, script, vcpu, track, log, fault>>

DeviceDone(d) ==
  /\ dev[d].todo = <<>> /\ dev[d].ds # dev[d].to
  /\ dev' = [dev EXCEPT ![d].ds = dev[d].to]
  /\ saw' = {}
  /\ UNCHANGED <<side, script, vcpu, track, log, fault>>

(* All devices are there: the barrier. *)
VmmGoOn ==
  /\ script # <<>> /\ Head(script).do = "write" /\ Reached(Head(script).to)
  /\ script' = Tail(script)
  /\ saw' = {}
  /\ UNCHANGED <<side, dev, vcpu, track, log, fault>>

VmmDo(what) ==
  /\ script # <<>> /\ what = Head(script).do /\ what # "write"
  /\ script' = Tail(script)
  /\ track' = CASE what = "track" -> TRUE [] what = "untrack" -> FALSE [] OTHER -> track
  /\ vcpu' = CASE what = "pause" -> FALSE [] what = "resume" -> TRUE [] OTHER -> vcpu
  /\ log' = IF what \in {"copyLog", "track"} THEN FALSE ELSE log
  /\ saw' = IF what = "gone" /\ log THEN {"page not copied"} ELSE {}
  /\ UNCHANGED <<side, dev, fault>>

(* The VMM gives the migration up; the devices are to run on. *)
VmmGiveUp ==
  /\ side = "source" /\ Idle /\ script # Save /\ script # <<>>
  /\ script' = GiveUp
  /\ side' = "given up"
  /\ saw' = {}
  /\ UNCHANGED <<dev, vcpu, track, log, fault>>

-------------------------------------------------------------------------------
(* From the first round of copying on every page that is written has to be copied again. *)
Copying == side = "source" /\ (track \/ \E i \in DOMAIN script : script[i].do = "copyLog")
                           /\ script # Save

DmaToMemory(d) ==
  /\ MayDma(d) /\ Copying
  /\ log' = (log \/ track)
  /\ saw' = IF track THEN {} ELSE {"page not logged"}
  /\ UNCHANGED <<side, script, dev, vcpu, track, fault>>

DmaToPeer(d, peer) ==
  /\ d # peer /\ MayDma(d) /\ ~dev[peer].run
  /\ saw' = {"DMA into a peer that is stopped"}
  /\ UNCHANGED <<side, script, dev, vcpu, track, log, fault>>

(* The guest goes on while it has a vCPU. *)
GuestIo(d) ==
  /\ vcpu /\ ~dev[d].run
  /\ saw' = {"guest access to a device that is stopped"}
  /\ UNCHANGED <<side, script, dev, vcpu, track, log, fault>>

(* A device without NDMA must not be configured for faults. *)
Fault(d) ==
  /\ D.hasNdma /\ MayDma(d) /\ vcpu
  /\ fault' = fault \cup {d}
  /\ saw' = {}
  /\ UNCHANGED <<side, script, dev, vcpu, track, log>>

Resolve(d) ==
  /\ d \in fault /\ vcpu
  /\ fault' = fault \ {d}
  /\ saw' = {}
  /\ UNCHANGED <<side, script, dev, vcpu, track, log>>

Next ==
  \/ VmmGoOn
  \/ VmmGiveUp
  \/ \E what \in {"track", "untrack", "pause", "copyLog", "resume", "gone"} : VmmDo(what)
  \/ \E d \in Devices :
       \/ VmmWrite(d) \/ DeviceAct(d) \/ DeviceDone(d)
       \/ DmaToMemory(d) \/ GuestIo(d) \/ Fault(d) \/ Resolve(d)
       \/ \E peer \in Devices : DmaToPeer(d, peer)

(***************************************************************************)
(* The VMM goes on with its script, drivers with their writes, and a vCPU  *)
(* that runs resolves faults, even if new ones come over and over: it is   *)
(* strongly fair to a device that is to be quiet.                          *)
(***************************************************************************)
Fairness ==
  /\ WF_vars(VmmGoOn)
  /\ WF_vars(\E what \in {"track", "untrack", "pause", "copyLog", "resume", "gone"} : VmmDo(what))
  /\ \A d \in Devices : /\ WF_vars(VmmWrite(d)) /\ SF_vars(DeviceAct(d)) /\ WF_vars(DeviceDone(d))
                        /\ WF_vars(Resolve(d))

Spec == Init /\ [][Next]_vars /\ Fairness
===============================================================================
