--------------------------- MODULE MigrationAbstract ---------------------------
(***************************************************************************)
(* A device that migrates, and its user: what the properties of the        *)
(* register describe, and nothing of how it is brought about.  There is no *)
(* list here, no table, no mutex, no file and no window.                   *)
(*                                                                         *)
(* Who may rely on what:                                                   *)
(*  - outside of requests and resets the device does what is reported, and *)
(*    the transfer that belongs to it is there (M2, M4, M8, M10: Settled); *)
(*  - a request leaves the state that was asked for, or fails and leaves   *)
(*    the old one or ERROR; until then the old one is reported (M1, M8,    *)
(*    M11, M24, M30: Finish, Pass);                                        *)
(*  - on the way no DMA that both ends forbid (M5), no capture of a device *)
(*    that runs (M3), nothing but a whole image loaded (M4, M9), a         *)
(*    transfer between two saving states carried on (M6, M7, M22: Moves);  *)
(*  - the end of the stream is read when the image is whole (M22: Take);   *)
(*  - a reset leads to RUNNING from everywhere, and ends what was (M12).   *)
(* M25 is Same, and that requests are answered is RequestsEnd.             *)
(***************************************************************************)

(***************************************************************************)
(* The promises that an interface may make stronger or weaker.  For the    *)
(* register they are as strong as can be: see MigrationBitsRefinement.     *)
(***************************************************************************)
CONSTANTS
  Mandatory,         \* the features that every device has
  NdmaStops,         \* the DMA that a device has none of in NDMA
  ErrorStops,        \* the DMA that a device has none of in ERROR
  Blocked,           \* pairs of states: in the first one the second may be refused
  PassedBy(_, _, _)  \* features, from, to: states that a failure may leave on the way

VARIABLES
  features,   \* what the device can do; never changes
  reported,   \* the state that a reader is told
  stage,      \* of the latest request: "none", "open", or its answer
  target,     \* what is asked for by a request that is open, or was answered at once
  resetting,  \* a reset has begun, and not ended
  device,     \* what the device does: its internal state advances; it may have DMA
  internal,   \* whether the internal state is one that a device can run with
  transfer    \* what goes out of the device, or in, and how much of it the user took

vars == <<features, reported, stage, target, resetting, device, internal, transfer>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* States are the bit patterns of the register, up to NDMA where there is  *)
(* no RUNNING: without that there is no DMA anyway.                        *)
(***************************************************************************)
Error  == {"SAVING", "RESUMING"}
States == {{}, {"RUNNING"}, {"RUNNING", "NDMA"}, {"SAVING"}, {"RESUMING"},
           {"RUNNING", "SAVING"}, {"RUNNING", "SAVING", "NDMA"}}

Features == {"NDMA", "PRE_COPY"}

StatesWith(some) ==
  {s \in States : /\ "NDMA" \in s => "NDMA" \in some
                  /\ {"RUNNING", "SAVING"} \subseteq s => "PRE_COPY" \in some}

Runs(s)  == "RUNNING" \in s
Saves(s) == "SAVING" \in s /\ s # Error
Loads(s) == "RESUMING" \in s /\ s # Error

Dma == {"memory", "peer"}

MayHave(s) ==
  CASE ~Runs(s) -> {}
    [] Runs(s) /\ "NDMA" \in s -> Dma \ NdmaStops
    [] OTHER -> Dma

Devices == [advances : BOOLEAN, dma : SUBSET Dma]
Running == [advances |-> TRUE, dma |-> Dma]

(* "undefined": what half a load leaves, or whatever it is that RESUMING begins with. *)
InternalStates == {"own", "undefined"}

(***************************************************************************)
(* holds: what the user has in the end, once he took all there is.  Of a   *)
(* device that runs that is a part; "whole" is the image of the device as  *)
(* it stopped; "broken" is what nobody can load, with no word of it.       *)
(***************************************************************************)
NoTransfer == [kind |-> "none", holds |-> "nothing", taken |-> "nothing"]
Transfers  == [kind  : {"none", "saving", "loading"},
               holds : {"nothing", "part", "whole", "broken"},
               taken : {"nothing", "part", "whole"}]

TypeOK ==
  /\ features \subseteq Features
  /\ reported \in StatesWith(features) \cup {Error}
  /\ stage \in {"none", "open", "success", "failure"}
  /\ target \in States \cup {Error}
  /\ resetting \in BOOLEAN
  /\ device \in Devices
  /\ internal \in InternalStates
  /\ transfer \in Transfers

Init ==
  /\ features \in SUBSET Features /\ Mandatory \subseteq features
  /\ reported = {"RUNNING"}
  /\ stage = "none" /\ target = {} /\ resetting = FALSE
  /\ device = Running /\ internal = "own" /\ transfer = NoTransfer

-------------------------------------------------------------------------------
(* What a user finds when nothing is under way. *)

Does(s) == device = [advances |-> Runs(s), dma |-> MayHave(s)]

Saved(much) == transfer.kind = "saving" /\ transfer.holds = much

(* Pre-copy need not give anything. *)
Carries(s) ==
  CASE Saves(s) /\ Runs(s)  -> transfer = NoTransfer \/ Saved("part")
    [] Saves(s) /\ ~Runs(s) -> Saved("whole")
    [] Loads(s)             -> transfer.kind = "loading" /\ transfer.holds # "broken"
    [] OTHER                -> transfer = NoTransfer

Settled ==
  stage # "open" /\ ~resetting =>
    IF reported = Error
    THEN device.dma \cap ErrorStops = {} /\ transfer = NoTransfer
    ELSE /\ Does(reported)
         /\ Carries(reported)
         /\ ~Loads(reported) => internal = "own"

-------------------------------------------------------------------------------
(***************************************************************************)
(* What goes on while a request is open.  In ERROR the transfer is lost.   *)
(***************************************************************************)

(* Of a reset that has begun the device may run. *)
KeepsQuiet == ~resetting => device'.dma \subseteq MayHave(reported) \cup MayHave(target)

(* No internal state runs that was not loaded whole. *)
RunsWithItsOwn == device'.advances => internal' = "own"

(* The image is that of a device that has stopped, with no DMA in progress. *)
CapturesWhatStopped ==
  transfer'.holds = "whole" /\ transfer'.kind = "saving" /\ transfer.holds # "whole" =>
    ~device'.advances /\ device'.dma = {}

(* RESUMING is left with what the user transferred, if that is an image. *)
LoadsTheWhole ==
  /\ transfer.kind = "loading" /\ transfer'.kind # "loading" =>
       reported' = Error \/ (transfer.holds = "whole" /\ internal' = "own")
  /\ internal = "undefined" /\ internal' = "own" =>
       transfer.kind = "loading" /\ transfer.holds = "whole"

(* From one saving state to another the transfer is the same. *)
CarriesOn ==
  Saves(reported) /\ Saves(target) /\ transfer.kind = "saving" =>
    reported' = Error \/ (/\ transfer'.kind = "saving"
                          /\ transfer'.taken = "nothing" => transfer.taken = "nothing")

(* No request takes for the user; of an image that goes on he has a part. *)
TakesNothing ==
  \/ transfer'.taken \in {"nothing", transfer.taken}
  \/ transfer'.taken = "part" /\ transfer.taken = "whole"

(* Nor does one give for him. *)
GivesNothing ==
  transfer'.kind = "loading" =>
    transfer'.holds = IF transfer.kind = "loading" THEN transfer.holds ELSE "nothing"

Moves ==
  /\ device' \in Devices /\ internal' \in InternalStates /\ transfer' \in Transfers
  /\ KeepsQuiet
  /\ RunsWithItsOwn
  /\ CapturesWhatStopped
  /\ LoadsTheWhole
  /\ CarriesOn
  /\ TakesNothing
  /\ GivesNothing

-------------------------------------------------------------------------------
(* One request is open at a time.  Any state may be asked for in any other. *)
Legal(to) == reported # Error /\ to \in StatesWith(features)

Begin == Legal(target') /\ stage' = "open"

(* Nothing differs, so nothing is done. *)
Same == reported # Error /\ target' = reported /\ stage' = "success"

(* Nobody may ask for that, and nothing is done. *)
Refuse == (~Legal(target') \/ <<reported, target'>> \in Blocked) /\ stage' = "failure"

Ask ==
  /\ stage = "none"
  /\ target' \in States \cup {Error}
  /\ Begin \/ Same \/ Refuse
  /\ UNCHANGED <<features, reported, resetting, device, internal, transfer>>

(* A step on the way, of which no reader is told. *)
Pass == stage' = "open" /\ target' = target /\ reported' = reported

(* The user learns the answer, or learns it from what is reported. *)
Finish(answer) ==
  /\ stage' \in {answer, "none"} /\ target' = {}
  /\ reported' \in IF answer = "success" THEN {target}
                   ELSE {reported, Error} \cup PassedBy(features, reported, target)

GoOn ==
  /\ stage = "open"
  /\ Pass \/ Finish("success") \/ Finish("failure")
  /\ Moves
  /\ UNCHANGED <<features, resetting>>

Return ==
  /\ stage \in {"success", "failure"}
  /\ stage' = "none" /\ target' = {}
  /\ UNCHANGED <<features, reported, resetting, device, internal, transfer>>

-------------------------------------------------------------------------------
(* The user takes something of what is saved; the end only when the image is whole. *)
Take ==
  /\ transfer.kind = "saving" /\ transfer.taken # "whole"
  /\ transfer' \in {[transfer EXCEPT !.taken = much] :
                     much \in {"part"} \cup (IF transfer.holds = "whole" THEN {"whole"} ELSE {})}
  /\ UNCHANGED <<features, reported, stage, target, resetting, device, internal>>

(* He hands over an image, or something that is none, or not all of one. *)
Give ==
  /\ transfer.kind = "loading" /\ transfer.holds # "whole"
  /\ transfer' \in {[transfer EXCEPT !.holds = much] : much \in {"part", "whole"}}
  /\ UNCHANGED <<features, reported, stage, target, resetting, device, internal>>

-------------------------------------------------------------------------------
(* A reset may begin at any time, and takes effect when no request is open. *)
ResetBegin ==
  /\ resetting' = TRUE
  /\ device' \in {device, Running} /\ internal' \in {internal, "own"}
  /\ UNCHANGED <<features, reported, stage, target, transfer>>

(* At once, or as the end of one that has begun; another one may have begun by then. *)
Reset ==
  /\ stage # "open"
  /\ reported' = {"RUNNING"}
  /\ transfer' = NoTransfer
  /\ resetting' \in {FALSE, resetting}
  /\ device' \in {device, Running} /\ internal' \in {internal, "own"}
  /\ UNCHANGED <<features, stage, target>>

-------------------------------------------------------------------------------
Next ==
  /\ \/ Ask
     \/ GoOn
     \/ Return
     \/ Take
     \/ Give
     \/ ResetBegin
     \/ Reset
  /\ Settled'

(* Written so that TLC checks it of what implements this; none of it follows from Next. *)
RequestsEnd == [](stage = "open" => <>(stage # "open"))
ResetsEnd   == [](resetting => <>~resetting)

Spec == Init /\ [][Next]_vars /\ RequestsEnd /\ ResetsEnd
===============================================================================
