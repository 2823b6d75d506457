----------------------- MODULE MigrationStatesRefinement -----------------------
(***************************************************************************)
(* What the state machine is of MigrationAbstract, which was made for the  *)
(* register: each state is a pattern of bits, and the promises that        *)
(* version 2 weakened on purpose are named.                                *)
(***************************************************************************)
EXTENDS MigrationStatesHistory, MigrationStatesRequests

CONSTANT Weakened  \* which promises are weaker than the register's

(***************************************************************************)
(* "peerDmaAlone"     P2P stops DMA into other devices, where NDMA stops   *)
(*                      all DMA                                            *)
(* "preCopyOptional"  a device may have no pre-copy                        *)
(* "stopsOnTheWay"    a request that fails may leave a state that it was   *)
(*                      passing, where a write leaves the old one or ERROR *)
(* "blockedArcs"      pre-copy cannot be asked for in stop-copy, where     *)
(*                      every write from state to state is legal           *)
(* "errorMayRun"      ERROR stops nothing                                  *)
(***************************************************************************)
Weakenings == {"peerDmaAlone", "preCopyOptional", "stopsOnTheWay", "blockedArcs", "errorMayRun"}

ASSUME Weakened \subseteq Weakenings

Weak(promise) == promise \in Weakened

-------------------------------------------------------------------------------
Pattern ==
  [ RUNNING      |-> {"RUNNING"},
    RUNNING_P2P  |-> {"RUNNING", "NDMA"},
    PRE_COPY     |-> {"RUNNING", "SAVING"},
    PRE_COPY_P2P |-> {"RUNNING", "SAVING", "NDMA"},
    STOP_COPY    |-> {"SAVING"},
    STOP         |-> {},
    RESUMING     |-> {"RESUMING"},
    ERROR        |-> {"SAVING", "RESUMING"} ]

StateOf(pattern) == CHOOSE s \in States : Pattern[s] = pattern

Feature == [P2P |-> "NDMA", PRE_COPY |-> "PRE_COPY"]

FlagsOf(features) == {"STOP_COPY"} \cup {f \in DOMAIN Feature : Feature[f] \in features}

(* A failure leaves the state that the path had come to, which is not the end of it. *)
OnTheWay(features, old, wanted) ==
  IF Weak("stopsOnTheWay")
  THEN {Pattern[s] : s \in Interior(TablePath(FlagsOf(features), StateOf(old), StateOf(wanted)))}
  ELSE {}

-------------------------------------------------------------------------------
(* Nobody can read the state while a SET has the mutex, so it is the old one that is reported. *)
Unread == mutex # "free" /\ from # "none"

Reported ==
  CASE ~opened -> "RUNNING"
    [] opened /\ Unread -> from
    [] OTHER -> state

(* The SET whose answer is known, but for the file. *)
Answered(u) == user[u].call = "set" /\ user[u].pc \in {"unlock", "clean"}

(* There is one at most, since it has the mutex. *)
The(Is(_)) == user[CHOOSE u \in Users : Is(u)]

Stage ==
  CASE \E u \in Users : OnItsWay(u) -> "open"
    [] \E u \in Users : Answered(u) -> IF The(Answered).result = "OK" THEN "success" ELSE "failure"
    [] OTHER -> "none"

Target ==
  CASE Stage = "open" -> Pattern[The(OnItsWay).wanted]
    [] Stage # "open" /\ asked # "none" -> Pattern[asked]
    [] OTHER -> {}

ResetGoesOn == opened /\ (reset = "done" \/ deferred \/ \E c \in Contexts : At(c) = "clean")

MayHave ==
  CASE hw.frozen -> {}
    [] ~hw.frozen /\ hw.quiet -> {"memory"}
    [] OTHER -> {"memory", "peer"}

(* User space has the file, or gets it from a call that goes on. *)
HasFile == fd = "live" \/ \E u \in Users : user[u].file = "live"

(***************************************************************************)
(* What all the bytes come to, those that were read and those that were    *)
(* not.  It is whole if that is the state in which the hardware stopped.   *)
(***************************************************************************)
Latest == IF file.pieces = <<>> THEN image.at ELSE file.pieces[Len(file.pieces)]

Torn ==
  \/ \E i \in DOMAIN file.pieces : file.pieces[i] = Nothing
  \/ image.read # "none" /\ image.at = Nothing

Saved ==
  CASE Torn -> "broken"
    [] ~Torn /\ ~file.final -> "part"
    [] OTHER -> IF Latest = source THEN "whole" ELSE "broken"

Loadable ==
  CASE file.written = "none" -> "nothing"
    [] file.written = "part" -> "part"
    [] OTHER -> IF image.at = Nothing THEN "broken" ELSE "whole"

Taken == IF image.read = "none" THEN "nothing" ELSE image.read

Fields(kind, holds, taken) == [kind |-> kind, holds |-> holds, taken |-> taken]

Transferred ==
  CASE HasFile /\ file.kind = "saving"  -> Fields("saving", Saved, Taken)
    [] HasFile /\ file.kind = "loading" -> Fields("loading", Loadable, "nothing")
    [] OTHER -> Fields("none", "nothing", "nothing")

Abstract ==
  INSTANCE MigrationAbstract WITH
    Mandatory  <- IF Weak("preCopyOptional") THEN {} ELSE {"PRE_COPY"},
    NdmaStops  <- IF Weak("peerDmaAlone") THEN {"peer"} ELSE {"memory", "peer"},
    ErrorStops <- IF Weak("errorMayRun") THEN {} ELSE {"memory", "peer"},
    Blocked    <- IF Weak("blockedArcs")
                  THEN {<<Pattern[arc[1]], Pattern[arc[2]]>> : arc \in Blocked} ELSE {},
    PassedBy   <- OnTheWay,
    features   <- {Feature[f] : f \in flags \ {"STOP_COPY"}},
    reported   <- Pattern[Reported],
    stage      <- Stage,
    target     <- Target,
    resetting  <- ResetGoesOn,
    device     <- [advances |-> ~hw.frozen, dma |-> MayHave],
    internal   <- IF hw.gen = Nothing THEN "undefined" ELSE "own",
    transfer   <- Transferred

(* Outside of calls and resets the device does, and the file holds, what GET reports. *)
IsAsReported == Abstract!Settled

(* Every behaviour of the state machine is one of the abstract migration. *)
ImplementsMigration == Abstract!Spec
===============================================================================
