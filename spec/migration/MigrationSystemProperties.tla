----------------------- MODULE MigrationSystemProperties -----------------------
(***************************************************************************)
(* What the devices and the guest of a VMM rely on.                        *)
(***************************************************************************)
EXTENDS MigrationSystem

Bits == {"RUNNING", "SAVING", "RESUMING", "NDMA"}

Flaws ==
  { "DMA into a peer that is stopped", "guest access to a device that is stopped",
    "page not logged", "page not copied", "a stopped device has changed",
    "loaded another state than the source had last", "machine check of a device",
    "machine check of the channel subsystem", "device reset behind the guest's back" }

SystemTypeOK ==
  /\ subchannels \in SubchannelSets /\ link \in {"up", "cut"} /\ saw \subseteq Flaws
  /\ \A i \in DOMAIN script : /\ script[i].on \in Sides
                              /\ script[i].do \in Chores \cup {"request"}
                              /\ Valid(script[i].to)
  /\ givenUp \in BOOLEAN /\ alive \subseteq Sides /\ vcpu \subseteq alive
  /\ \A s \in Sides, d \in Devices :
       /\ dev[s][d].ds \in SUBSET Bits /\ dev[s][d].to \in SUBSET Bits
       /\ \A i \in DOMAIN dev[s][d].todo : dev[s][d].todo[i].at \in SUBSET Bits
       /\ dev[s][d].gen \in Broken..(MaxChanges + 1)
       /\ dev[s][d].window \in {"closed", "saving", "loading"}
       /\ Len(dev[s][d].pieces) <= 2
       /\ dev[s][d].base \in Nothing..(MaxChanges + 1)
       /\ dev[s][d].last \in Nothing..(MaxChanges + 1)
       /\ \A flag \in {"done", "failed", "run", "quiet", "zero", "lost"} : dev[s][d][flag] \in BOOLEAN
  /\ track \in BOOLEAN /\ log \in BOOLEAN
  /\ busy \subseteq subchannels /\ fault \subseteq Devices \ subchannels
  /\ \A d \in Devices : received[d] \in Broken..(MaxChanges + 1)
  /\ given \in {"no", "sent", "taken"} /\ troubles \in 0..MaxTroubles

(* Of both models, each of which is asked by a name of its own. *)
HandoverTypeOK == SystemTypeOK

(***************************************************************************)
(* No device has DMA into another one that is stopped, and could not take  *)
(* it, be one of them in ERROR or not.                                     *)
(***************************************************************************)
NoPeerDmaIntoStopped == "DMA into a peer that is stopped" \notin saw

(* The guest has no vCPU while a device is stopped that it believes it has. *)
NoGuestIoIntoStopped == "guest access to a device that is stopped" \notin saw

(* A page that a device wrote is copied again, before the guest is given away. *)
NoDirtyPageMissed == saw \cap {"page not logged", "page not copied"} = {}

(* What has been stopped stays as it is: status that comes is not for the guest. *)
StoppedStaysAsItIs == "a stopped device has changed" \notin saw

(***************************************************************************)
(* What is loaded is what the source was when it stopped, whatever part of *)
(* pre-copy was read before.                                               *)
(***************************************************************************)
StreamArrivesWhole == "loaded another state than the source had last" \notin saw

(* No device makes the host fail; the channel subsystem may report what it will. *)
NoHostFault == "machine check of a device" \notin saw

(***************************************************************************)
(* The guest is on one side: where it has a vCPU, or devices that go on.   *)
(***************************************************************************)
Acts(s) == s \in alive /\ (s \in vcpu \/ \E d \in Devices : MayDma(s, d) \/ (s = Source /\ d \in busy))

OnlyOneSideRuns == ~(Acts(Source) /\ Acts(Destination))

(* At the destination nothing that was loaded goes on before the guest is given away. *)
NothingRunsBeforeGiven == given = "no" => \A d \in Devices : ~SetUp(Destination, d)

(* It is on neither side only if it can be started again on one. *)
GuestIsNotLost ==
  \/ Source \in alive
  \/ Destination \in alive /\ given # "no"

(* Before a guest is given away all of its devices are where it goes. *)
LoadedBeforeGiven == given # "no" => \A d \in Devices : dev[Destination][d].window # "loading"

(* A guest whose device was reset without its doing knows about it. *)
GuestIsToldOfReset == "device reset behind the guest's back" \notin saw

(* Whatever the VMMs have begun comes to an end: nobody waits for ever for a device. *)
MigrationEnds == [](script # <<>> => <>(script = <<>>))
===============================================================================
