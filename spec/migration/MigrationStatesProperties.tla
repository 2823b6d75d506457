---------------------- MODULE MigrationStatesProperties -----------------------
(***************************************************************************)
(* What user space, and the device's internal state, rely on.  What asks   *)
(* for the past, too, is in MigrationStatesPast.                           *)
(***************************************************************************)
EXTENDS MigrationStatesSeen

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
  /\ hw \in [quiet : BOOLEAN, frozen : BOOLEAN, log : BOOLEAN, gen : Nat]
  /\ file.kind \in {"none", "saving", "loading"}
  /\ file.pieces \in Seq(Nat)
  /\ file.to \in Nat
  /\ file.final \in BOOLEAN /\ file.written \in {"none", "part", "whole"}
  /\ mutex \in Contexts \cup {"free"}
  /\ deferred \in BOOLEAN
  /\ reset \in {"idle", "done", "unlock", "clean"}
  /\ \A u \in Users : user[u] \in Threads
  /\ fd \in {"none", "live", "dead"}
  /\ image \in [read : {"none", "part", "whole"}, at : Nat]

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
ReachesTheRequest ==
  [][\A u \in Users : IsAnswered(u) /\ Answer(u) = "OK" => MayAskFor(u) = {state'}]_vars

(***************************************************************************)
(* For every pair of states the table leads along the shortest path that   *)
(* the arcs and the saving-group rule admit, and there is one such path.   *)
(* The flags never change, so it is asked at the beginning alone.  Whether *)
(* the loop that follows the table comes to its end, NextStepEnds says.    *)
(***************************************************************************)
PathIsShortest == ~opened /\ fd = "none" => flags \in TableIsRightFor

-------------------------------------------------------------------------------

(* What is captured for a transfer is the state of frozen hardware. *)
CaptureOnlyWhenStopped == [][~file.final /\ file'.final => hw.frozen]_vars

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

(* GET sees no state that a SET only passes through. *)
ReadersSeeCommittedStates ==
  [][(\E u \in Users : Begins(u, "get")) => ~\E v \in Users : OnItsWay(v)]_vars

(* A request of ERROR never succeeds. *)
ErrorNeverRequested ==
  [][\A u \in Users : IsAnswered(u) /\ Answer(u) = "OK" => "ERROR" \notin MayAskFor(u)]_vars

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
