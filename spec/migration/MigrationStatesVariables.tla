----------------------- MODULE MigrationStatesVariables -----------------------
(***************************************************************************)
(* What the contexts of a migration driver share.  A context is a process  *)
(* with steps of its own: user-space threads in ioctls on the device and   *)
(* on the data file, the thread that resets the device, and the device.    *)
(***************************************************************************)
EXTENDS MigrationStatesPaths, MigrationStatesRevisions

CONSTANTS
  Revision,         \* the name of the revision that is checked
  MaxUsers          \* user-space threads

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

driver == <<opened, state, hw, file, mutex, deferred, reset, user>>
space  == <<fd, image>>
vars   == <<flags, driver, space>>

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
Nothing == 0
Initial == 1

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

IsIdle(u) == user[u].pc = "idle"

AllIdle == reset = "idle" /\ \A u \in Users : IsIdle(u)

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
===============================================================================
