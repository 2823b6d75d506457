------------------------- MODULE MigrationSystemState -------------------------
(***************************************************************************)
(* Both sides: their devices, their vCPUs, and what lies between them.     *)
(***************************************************************************)
EXTENDS MigrationSystemFlows, MigrationStatesPaths

CONSTANTS
  Devices,
  SubchannelSets,  \* one of these: the devices that are subchannels; the others are PCI functions
  Follow,          \* what is looked at: "memory" that devices write, "content" of the stream
  MaxChanges,      \* of the internal state of a device, while it is migrated
  MaxTroubles      \* requests and resets that fail, a connection that is cut, a machine check

VARIABLES
  subchannels,\* the devices that are; never changes
  script,     \* what the VMMs still have to do
  givenUp,    \* the migration is
  alive,      \* sides whose VMM exists
  dev,        \* of each side each device
  vcpu,       \* sides whose vCPU runs
  track,      \* DMA is logged
  log,        \* the log has pages that were not copied
  busy,       \* subchannels with a channel program that runs
  fault,      \* PCI functions whose I/O page fault waits for the vCPU
  received,     \* what the destination has received of each device
  link,       \* the connection: "up", "cut"
  given,      \* the guest: "no", "sent", "taken"
  troubles    \* how many there were

vars == <<subchannels, script, givenUp, alive, dev, vcpu, track, log, busy, fault, received, link, given,
          troubles>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* A device: its state as user space sees it, the one asked for, what is   *)
(* left to do on the way, whether any of it was done, whether it failed;   *)
(* the hardware: it runs, it is quiet; its internal state, by its          *)
(* generation; the transfer: its window, the pieces in it, and the         *)
(* generation up to which changes were logged, and the one that it was     *)
(* stopped in last; whether the VMM has reset it behind the guest's back.  *)
(***************************************************************************)
Nothing == 0
Broken  == -1

Fresh(gen) ==
  [ds |-> Run, to |-> Run, todo |-> <<>>, done |-> FALSE, failed |-> FALSE,
   run |-> TRUE, quiet |-> FALSE, gen |-> gen,
   window |-> "closed", pieces |-> <<>>, base |-> Nothing, zero |-> FALSE, last |-> gen, lost |-> FALSE]

(* A device that was never loaded has no DMA: no driver of a guest has set it up. *)
Init ==
  /\ subchannels \in SubchannelSets
  /\ script = Migrate
  /\ givenUp = FALSE
  /\ alive = Sides
  /\ dev = [s \in Sides |-> [d \in Devices |-> Fresh(IF s = Source THEN 1 ELSE Nothing)]]
  /\ vcpu = {Source}
  /\ track = FALSE /\ log = FALSE /\ busy = {} /\ fault = {}
  /\ received = [d \in Devices |-> Nothing]
  /\ link = "up" /\ given = "no" /\ troubles = 0

-------------------------------------------------------------------------------
IsSubchannel(d) == d \in subchannels

(* A subchannel has nothing to give before it is stopped; nor has any device of mlx5. *)
Logs(d) == ~IsSubchannel(d) /\ D.order # Mlx5

SetUp(s, d) == dev[s][d].run /\ dev[s][d].gen # Nothing

(* By itself; what a subchannel does, the guest has started. *)
MayDma(s, d)     == SetUp(s, d) /\ ~IsSubchannel(d) /\ (D.quiet = "noDma" => ~dev[s][d].quiet)
MayPeerDma(s, d) == SetUp(s, d) /\ ~IsSubchannel(d) /\ ~dev[s][d].quiet

Idle == \A s \in alive, d \in Devices : dev[s][d].todo = <<>> /\ ~dev[s][d].failed

Reached(s, to) == \A d \in Devices : dev[s][d].ds = to \/ dev[s][d].lost

(* The step that is due. *)
Now      == Head(script)
Due(what) == script # <<>> /\ Now.do = what
===============================================================================
