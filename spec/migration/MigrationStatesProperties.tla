---------------------- MODULE MigrationStatesProperties -----------------------
(***************************************************************************)
(* What user space, and the device's internal state, rely on.              *)
(***************************************************************************)
EXTENDS MigrationStates

Threads == [call : {"none", "set", "get", "info"},
            pc : {"idle", "skip", "arc", "capture", "unlock", "clean", "deliver"},
            wanted : States \cup {"none"},
            to : States \cup {"none"},
            file : {"none", "live", "dead"},
            result : States \cup {"OK", "EINVAL", "EIO"}]

TypeOK ==
  /\ flags \in FlagSets
  /\ opened \in BOOLEAN
  /\ state \in States
  /\ state # "ERROR" => Supported(flags, state)
  /\ hw \in [quiet : BOOLEAN, frozen : BOOLEAN, log : BOOLEAN, gen : Generations \cup {Nothing}]
  /\ file.kind \in {"none", "saving", "loading"}
  /\ file.pieces \in Seq(Generations \cup {Nothing})
  /\ file.to \in Generations \cup {Nothing}
  /\ file.final \in BOOLEAN /\ file.written \in {"none", "part", "whole"}
  /\ mutex \in Contexts \cup {"free"}
  /\ deferred \in BOOLEAN
  /\ reset \in {"idle", "done", "unlock", "clean"}
  /\ \A u \in Users : user[u] \in Threads
  /\ fd \in {"none", "live", "dead"}
  /\ image \in [read : {"none", "part", "whole"}, at : Generations \cup {Nothing}]
  /\ from \in States \cup {"none"}
  /\ source \in Generations \cup {Nothing}
  /\ settled \in BOOLEAN
  /\ asked \in States \cup {"none"}

-------------------------------------------------------------------------------
(* The hardware was reset, and the driver has not drawn the consequences yet. *)
ResetUnderway ==
  \/ reset = "done"
  \/ deferred
  \/ \E c \in Contexts : At(c) = "clean"

AtRest == opened /\ mutex = "free" /\ ~ResetUnderway

(***************************************************************************)
(* While nobody is changing it, the state that is reported is what the     *)
(* hardware does: it issues DMA, it is quiet, it is frozen; it logs what   *)
(* changes; and the transfer that belongs to the state is there.  ERROR    *)
(* promises nothing.                                                       *)
(***************************************************************************)
Does ==
  CASE hw.frozen -> {"STOP", "STOP_COPY", "RESUMING"}
    [] ~hw.frozen /\ hw.quiet -> {"RUNNING_P2P", "PRE_COPY_P2P"}
    [] OTHER -> {"RUNNING", "PRE_COPY"}

StateFidelity ==
  AtRest /\ state # "ERROR" =>
    /\ state \in Does
    /\ hw.log <=> state \in PreCopying
    /\ file.kind = CASE state \in SavingGroup -> "saving"
                     [] state = "RESUMING" -> "loading"
                     [] OTHER -> "none"

(* A SET that succeeded left exactly the wanted state, if no reset came between. *)
ReachesTheRequest == "request not reached" \notin saw

(***************************************************************************)
(* A SET that failed left the state it found, one on the path, or ERROR:   *)
(* it is on the path all the time, and failing takes it nowhere else.      *)
(* Which path that is, PathIsShortest says.                                *)
(***************************************************************************)
StatesOf(path) == {path[i] : i \in DOMAIN path}

FailureStaysOnPath ==
  /\ "failure moved on" \notin saw
  /\ \A u \in Users :
       user[u].pc \in {"skip", "arc", "capture"} /\ from # "none" =>
         state \in StatesOf(TablePath(flags, from, user[u].wanted))

(***************************************************************************)
(* For every pair of states the table leads along the shortest path that   *)
(* the arcs and the saving-group rule admit, and there is one such path.   *)
(* The flags never change, so it is asked at the beginning alone.  Whether *)
(* the loop that follows the table comes to its end, NextStepEnds says.    *)
(***************************************************************************)
PathIsShortest == ~opened /\ fd = "none" => flags \in TableIsRightFor

(***************************************************************************)
(* The rule as it is written: PRE_COPY, PRE_COPY_P2P and STOP_COPY are the *)
(* ends of a path, and never inside of it.                                 *)
(***************************************************************************)
SavingStatesOnlyAtEnds ==
  \A u \in Users :
    user[u].pc = "arc" /\ from # "none" /\ state \in SavingGroup => state = from

-------------------------------------------------------------------------------

(* What is captured for a transfer is the state of frozen hardware. *)
CaptureOnlyWhenStopped == "captured while it ran" \notin saw

(***************************************************************************)
(* Who has read a stream to its end has the internal state of the source   *)
(* at its last freeze, however much he read before it was frozen.          *)
(***************************************************************************)
StreamIsWhole == "not the source's state" \notin saw

(* Hardware that is not frozen has a defined internal state. *)
BadDataNeverRuns == ~hw.frozen => hw.gen # Nothing

(***************************************************************************)
(* User space has the file of the transfer that the state belongs to,      *)
(* unless a call is still about to hand it over.                           *)
(***************************************************************************)
TransferHasFd ==
  AtRest /\ state \in SavingGroup \cup {"RESUMING"} =>
    fd = "live" \/ \E u \in Users : user[u].pc = "deliver" /\ user[u].file = "live"

-------------------------------------------------------------------------------

(***************************************************************************)
(* When a reset has returned and so has every call that it met, and no SET *)
(* came after it, the device is RUNNING and the old transfer is dead; and  *)
(* nobody leaves behind a reset that is still to be noted.                 *)
(***************************************************************************)
ResetIsLinearized ==
  mutex = "free" =>
    /\ ~deferred
    /\ settled /\ reset = "idle" =>
         /\ state = "RUNNING"
         /\ file = NoFile
         /\ fd # "live"
         /\ \A u \in Users : user[u].file # "live"

(* GET sees no state that a SET only passes through. *)
ReadersSeeCommittedStates == "uncommitted state read" \notin saw

(* A request of ERROR never succeeds. *)
ErrorNeverRequested == "ERROR requested" \notin saw

-------------------------------------------------------------------------------

(***************************************************************************)
(* \A x : P(x) ~> Q(x), written so that TLC checks all x in one graph.     *)
(***************************************************************************)

(* The question for the next step is answered. *)
NextStepEnds == [](\A u \in Users : user[u].pc = "skip" => <>(user[u].pc # "skip"))

(***************************************************************************)
(* After a reset the device is RUNNING at last, whatever it was doing.     *)
(* Not more: who drops the mutex looks for a deferred reset again, and if  *)
(* one comes every time, he drops it never.                                *)
(***************************************************************************)
ResetRecovers == [](ResetUnderway => <>(state = "RUNNING"))
===============================================================================
