------------------------- MODULE MigrationSystemWorld -------------------------
(***************************************************************************)
(* What goes on whatever the VMMs do: guest and devices, and what comes    *)
(* from outside.                                                           *)
(***************************************************************************)
EXTENDS MigrationSystemVmm

(* From the first round of copying on, every page that is written has to be copied again. *)
Copying(s) == s = Source /\ ~givenUp /\ \A i \in DOMAIN script : script[i].do # "track"

Written(s) == log' = (log \/ (s = Source /\ track /\ "memory" \in Follow))

WritesToMemory(s, d) == s \in alive /\ MayDma(s, d) /\ Copying(s) /\ "memory" \in Follow

DmaToMemory(s, d) ==
  /\ WritesToMemory(s, d)
  /\ Written(s)
  /\ UNCHANGED <<subchannels, script, givenUp, alive, dev, vcpu, track, busy, fault, received, link, given, troubles>>

(* Whatever happens to a device changes its internal state. *)
Changes(d) == "content" \in Follow /\ dev[Source][d].gen \in 1..MaxChanges

Advanced(v) == [v EXCEPT !.gen = @ + 1]

DeviceChanges(d) ==
  /\ Source \in alive /\ MayDma(Source, d) /\ Changes(d)
  /\ dev' = [dev EXCEPT ![Source][d] = Advanced(@)]
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, received, link, given, troubles>>

-------------------------------------------------------------------------------
(* SSCH; and the end of the channel program, which the guest need not be there for. *)
GuestStarts(d) ==
  /\ IsSubchannel(d) /\ Source \in vcpu /\ SetUp(Source, d) /\ d \notin busy
  /\ busy' = busy \cup {d}
  /\ UNCHANGED <<subchannels, script, givenUp, alive, dev, vcpu, track, log, fault, received, link, given, troubles>>

ProgramEnds(d) ==
  /\ d \in busy
  /\ busy' = busy \ {d}
  /\ dev' = IF Changes(d) THEN [dev EXCEPT ![Source][d] = Advanced(@)] ELSE dev
  /\ Written(Source)
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, fault, received, link, given, troubles>>

(* Attention of the device, or whatever else it has to say. *)
Unsolicited(d) ==
  /\ IsSubchannel(d) /\ Source \in alive /\ dev[Source][d].gen > 0
  /\ dev[Source][d].run \/ D.unsolicited = "stored"
  /\ dev' = IF Changes(d) THEN [dev EXCEPT ![Source][d] = Advanced(@)] ELSE dev
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, received, link, given, troubles>>

(***************************************************************************)
(* The channel subsystem raises a machine check, which no device can       *)
(* prevent.                                                                *)
(***************************************************************************)
MachineCheck(d) ==
  /\ IsSubchannel(d) /\ Source \in alive /\ troubles < MaxTroubles
  /\ troubles' = troubles + 1
  /\ UNCHANGED <<subchannels, script, givenUp, alive, dev, vcpu, track, log, busy, fault, received, link, given>>

(***************************************************************************)
(* The guest resets the device, by the VMM: user space sees RUNNING, and   *)
(* the transfer is gone.                                                   *)
(***************************************************************************)
GuestResets(d) ==
  /\ Source \in vcpu /\ Source \in alive /\ dev[Source][d].window = "saving" /\ Changes(d)
  /\ dev[Source][d].todo = <<>> /\ ~dev[Source][d].failed
  /\ dev' = [dev EXCEPT ![Source][d] = Fresh(@.gen + 1)]
  /\ busy' = busy \ {d} /\ fault' = fault \ {d}
  /\ IF D.guestReset = "noticed" /\ ~givenUp /\ given = "no" THEN Back ELSE UNCHANGED <<script, givenUp, alive>>
  /\ UNCHANGED <<subchannels, vcpu, track, log, received, link, given, troubles>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* One at a time: a device waits for its own alone.  Where there is no     *)
(* vCPU the guest touches no memory that it has not, and those faults that *)
(* were raised before are what matters.  Without NDMA a device must not be *)
(* set up for faults.                                                      *)
(***************************************************************************)
Fault(d) ==
  /\ D.pri /\ fault = {} /\ "memory" \in Follow /\ Source \in alive /\ MayDma(Source, d) /\ Source \in vcpu
  /\ fault' = fault \cup {d}
  /\ UNCHANGED <<subchannels, script, givenUp, alive, dev, vcpu, track, log, busy, received, link, given, troubles>>

Resolve(d) ==
  /\ d \in fault /\ Source \in vcpu
  /\ fault' = fault \ {d}
  /\ UNCHANGED <<subchannels, script, givenUp, alive, dev, vcpu, track, log, busy, received, link, given, troubles>>

Cut ==
  /\ link = "up" /\ alive = Sides /\ script # <<>> /\ troubles < MaxTroubles
  /\ link' = "cut" /\ troubles' = troubles + 1
  /\ UNCHANGED <<subchannels, script, givenUp, alive, dev, vcpu, track, log, busy, fault, received, given>>
===============================================================================
