----------------------- MODULE MigrationSystemProperties -----------------------
(***************************************************************************)
(* What the devices and the guest of a VMM rely on.                        *)
(***************************************************************************)
EXTENDS MigrationSystem

Bits == {"RUNNING", "SAVING", "RESUMING", "NDMA"}

SystemTypeOK ==
  /\ subchannels \in SubchannelSets /\ link \in {"up", "cut"}
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
IsStopped(s, d) == s \in alive /\ ~dev[s][d].run

NoPeerDmaIntoStopped ==
  \A s \in Sides, d, peer \in Devices :
    d # peer /\ MayPeerDma(s, d) /\ ~IsSubchannel(peer) =>
      ~IsStopped(s, peer) \/ dev[s][peer].lost

(***************************************************************************)
(* The guest has no vCPU while a device is stopped that it believes it     *)
(* has; devices that were taken away it has no access to.                  *)
(***************************************************************************)
NoGuestIoIntoStopped ==
  \A s \in vcpu, d \in Devices : dev[s][d].run \/ dev[s][d].lost

(***************************************************************************)
(* A page that a device wrote is copied again, before the guest is given   *)
(* away: no page is written that is not logged, by a device or by a        *)
(* channel program that is on its way; and none is left in the log.        *)
(***************************************************************************)
WritesUnlogged ==
  \/ \E s \in Sides, d \in Devices : WritesToMemory(s, d)
  \/ Copying(Source) /\ busy # {}

IsGivenAway == given = "no" /\ given' = "sent"

NoDirtyPageMissed ==
  [][(~track => ~WritesUnlogged) /\ (IsGivenAway => ~log)]_vars

(***************************************************************************)
(* What has been stopped stays as it is: status that comes is not for the  *)
(* guest.  A device that cannot even be reset is left with no state.       *)
(***************************************************************************)
StaysStopped(d) == ~dev[Source][d].run /\ ~dev'[Source][d].run

StoppedStaysAsItIs ==
  [][\A d \in Devices : StaysStopped(d) => dev'[Source][d].gen \in {dev[Source][d].gen, Nothing}]_vars

(***************************************************************************)
(* What is loaded is what the source was when it stopped, whatever part of *)
(* pre-copy was read before.                                               *)
(***************************************************************************)
HasLoaded(d) ==
  /\ dev[Destination][d].window = "loading" /\ dev'[Destination][d].window = "closed"
  /\ ~dev'[Destination][d].lost

StreamArrivesWhole ==
  [][\A d \in Devices : HasLoaded(d) => dev'[Destination][d].gen = dev[Source][d].last]_vars

(***************************************************************************)
(* No device makes the host fail, even if a user who means no good touches *)
(* it while it is stopped; the channel subsystem may report what it will.  *)
(***************************************************************************)
NoHostFault ==
  D.stoppedIo = "faults" => \A s \in Sides, d \in Devices : ~IsStopped(s, d)

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
GuestGoesOn == Due("resume") /\ script' = Tail(script)

GuestIsToldOfReset ==
  [][GuestGoesOn /\ D.afterReset = "silent" => \A d \in Devices : ~dev[Now.on][d].lost]_vars

(* Whatever the VMMs have begun comes to an end: nobody waits for ever for a device. *)
MigrationEnds == [](script # <<>> => <>(script = <<>>))
===============================================================================
