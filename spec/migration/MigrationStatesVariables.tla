----------------------- MODULE MigrationStatesVariables -----------------------
(***************************************************************************)
(* What the contexts of a migration driver share.  A context is a process  *)
(* with steps of its own: user-space threads in ioctls on the device and   *)
(* on the data file, the thread that resets the device, and the device.    *)
(***************************************************************************)
EXTENDS MigrationStatesPaths, MigrationStatesRevisions

CONSTANTS
  Revision,         \* the name of the revision that is checked
  MaxUsers,         \* user-space threads
  MaxGenerations,   \* internal states that the device tells apart
  Follow            \* what the history keeps: "calls", "resets", "requests"

(* The design choices of the revision. *)
D == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices

VARIABLES
  flags,            \* what VFIO_DEVICE_FEATURE_MIGRATION reports; never changes
  opened,           \* user space has the device open
  state,            \* mig_state: what GET reports
  hw,               \* the hardware: is it quiet, frozen, logging; its internal state
  file,             \* saving_migf or resuming_migf: the transfer that the driver knows of
  mutex,            \* state_mutex: its owner, or "free"
  deferred,         \* deferred_reset
  reset,            \* the stage of the thread that resets the device
  user,             \* the user-space threads, each with the call it is in
  fd,               \* the data FD that user space has: "none", "live", "dead"
  image             \* the bytes that user space has read from a data FD

(* History: no context reads these. *)
VARIABLES
  from,             \* the state in which the SET that is under way found the device
  source,           \* the internal state that the hardware was frozen in, or loaded with
  settled,          \* a reset has returned, and no SET begun since
  asked,            \* what the SET asks for that was answered at once, and has not returned
  saw               \* what went wrong in the latest step

driver  == <<opened, state, hw, file, mutex, deferred, reset, user>>
space   == <<fd, image>>
history == <<from, source, settled, asked, saw>>
vars    == <<flags, driver, space, history>>

UserNames == <<"u1", "u2", "u3">>
Users     == {UserNames[i] : i \in 1..MaxUsers}

(* Whoever may own the mutex. *)
Contexts == Users \cup {"reset"}

-------------------------------------------------------------------------------
(***************************************************************************)
(* The internal state of the hardware is known by its generation; reset    *)
(* makes it the first one.  Nothing is what no generation is: bytes that   *)
(* make no state, and hardware whose internal state is undefined.          *)
(***************************************************************************)
Nothing     == 0
Initial     == 1
Generations == 1..MaxGenerations

PoweredOn == [quiet |-> FALSE, frozen |-> FALSE, log |-> FALSE, gen |-> Initial]

(***************************************************************************)
(* A transfer.  pieces: what is in the file and was not read, each piece   *)
(* known by the generation that it completes.  to: the generation that the *)
(* log was emptied at, until it is not asked any more.  final: the last    *)
(* piece is in the file.  written: how much of an image user space has     *)
(* written to it.                                                          *)
(***************************************************************************)
NoFile == [kind |-> "none", pieces |-> <<>>, to |-> Nothing, final |-> FALSE,
           written |-> "none"]

(* Nothing read yet; else what it amounts to, and whether the end of stream was read. *)
NoImage == [read |-> "none", at |-> Nothing]

(***************************************************************************)
(* A thread outside any call.  wanted, to: what a SET is to reach, and the *)
(* next step of the path.  file: what it is to hand over.                  *)
(***************************************************************************)
Outside == [call |-> "none", pc |-> "idle", wanted |-> "none", to |-> "none",
            file |-> "none", result |-> "OK"]

(***************************************************************************)
(* Threads are alike while they are outside any call, so it does not       *)
(* matter which of those makes the next one: the first.                    *)
(***************************************************************************)
NextIdle(u) ==
  LET first == CHOOSE i \in 1..MaxUsers :
                 /\ user[UserNames[i]].pc = "idle"
                 /\ \A j \in 1..(i - 1) : user[UserNames[j]].pc # "idle"
  IN user[u].pc = "idle" /\ u = UserNames[first]

AllIdle == reset = "idle" /\ \A u \in Users : user[u].pc = "idle"

Init ==
  /\ flags \in FlagSets
  /\ opened = FALSE
  /\ state = "RUNNING"
  /\ hw = PoweredOn
  /\ file = NoFile
  /\ mutex = "free"
  /\ deferred = FALSE
  /\ reset = "idle"
  /\ user = [u \in Users |-> Outside]
  /\ fd = "none"
  /\ image = NoImage
  /\ from = "none" /\ source = Nothing /\ settled = FALSE /\ asked = "none" /\ saw = {}
===============================================================================
