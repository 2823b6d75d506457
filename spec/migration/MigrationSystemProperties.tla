----------------------- MODULE MigrationSystemProperties -----------------------
(***************************************************************************)
(* What the devices and the guest of a VMM rely on.                        *)
(***************************************************************************)
EXTENDS MigrationSystem

Groupless == [do : {"track", "untrack", "pause", "copyLog", "resume", "gone"}, to : {{}}]
Written   == [do : {"write"}, to : SUBSET {"RUNNING", "SAVING", "RESUMING", "NDMA"}]

SystemTypeOK ==
  /\ side \in {"source", "destination", "given up"}
  /\ \A i \in DOMAIN script : script[i] \in Groupless \cup Written
  /\ \A d \in Devices :
       /\ Valid(dev[d].ds) /\ Valid(dev[d].to)
       /\ \A i \in DOMAIN dev[d].todo : dev[d].todo[i] \in OfHardware
       /\ dev[d].run \in BOOLEAN /\ dev[d].quiet \in BOOLEAN /\ dev[d].loaded \in BOOLEAN
  /\ vcpu \in BOOLEAN /\ track \in BOOLEAN /\ log \in BOOLEAN
  /\ fault \subseteq Devices

(* No device has DMA into another one that is stopped, and could not take it. *)
NoPeerDmaIntoStopped == "DMA into a peer that is stopped" \notin saw

(* The guest has no vCPU while a device is stopped. *)
NoGuestIoIntoStopped == "guest access to a device that is stopped" \notin saw

(* A page that a device wrote is copied again, before the source is gone. *)
NoDirtyPageMissed == saw \cap {"page not logged", "page not copied"} = {}

(* Whatever the VMM has begun comes to an end: no device waits for ever to be quiet. *)
MigrationEnds == [](script # <<>> => <>(script = <<>>))
===============================================================================
