------------------------- MODULE MigrationSystemFlows -------------------------
(***************************************************************************)
(* What the VMMs of both sides have to do, one after the other: each waits *)
(* for what the other one sends.                                           *)
(***************************************************************************)
EXTENDS MigrationSystemRevisions, FiniteSets, Integers

CONSTANT Revision

D == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices

Source      == "source"
Destination == "destination"
Sides       == {Source, Destination}

Run         == {"RUNNING"}
GraceRun    == {"RUNNING", "NDMA"}
PreCopy     == {"SAVING", "RUNNING"}
GraceCopy   == {"SAVING", "RUNNING", "NDMA"}
StopCopy    == {"SAVING"}
Stopped     == {}
Resuming    == {"RESUMING"}

(***************************************************************************)
(* A step of the VMM: to bring every device to a state, or something else. *)
(* If a device fails to get there, it is brought back when the migration   *)
(* is given up ("giveUp"); it is reset, and the migration goes on          *)
(* ("reset") or is given up ("resetGiveUp"); or the process ends if the    *)
(* device is in ERROR, and the migration is given up if not ("abort").     *)
(***************************************************************************)
Request(side, to, fails) == [on |-> side, do |-> "request", to |-> to, fails |-> fails]
Do(side, what)           == [on |-> side, do |-> what, to |-> {}, fails |-> "giveUp"]

Chores == {"track", "untrack", "pause", "copyLog", "drain", "commit", "take", "resume", "gone"}

-------------------------------------------------------------------------------
(* A device in ERROR can be reset at once; one that stays in its state need not. *)
Setup  == IF D.recovery = "qemuRegister" THEN "abort" ELSE "giveUp"

(* QEMU's callbacks of a VM that changes its state cannot fail: the device is reset. *)
Change == CASE D.recovery = "qemuRegister" -> "abort"
            [] D.recovery = "qemuMachine"  -> "resetGiveUp"
            [] OTHER                       -> "giveUp"

(* What nobody can go back from. *)
Last   == IF D.recovery = "qemuRegister" THEN "abort" ELSE "reset"

Untrack(when) == IF D.trackingEnds = when THEN <<Do(Source, "untrack")>> ELSE <<>>
CopyLog(yes)  == IF yes THEN <<Do(Source, "copyLog")>> ELSE <<>>

ToStop ==
  CASE D.grace = "running" ->
         Untrack("beforeNdma") \o <<Request(Source, GraceCopy, Change)>> \o Untrack("afterNdma")
         \o <<Do(Source, "pause")>> \o CopyLog(D.trackingEnds # "whenStopped")
    [] D.grace = "paused" ->
         <<Do(Source, "pause")>> \o Untrack("beforeNdma")
         \o <<Request(Source, GraceCopy, Change)>> \o Untrack("afterNdma")
         \o CopyLog(D.trackingEnds # "whenStopped")
    [] OTHER -> <<Do(Source, "pause")>>

Saving ==
  <<Do(Source, "track"), Request(Source, PreCopy, Setup)>>
  \o ToStop
  \o <<Request(Source, StopCopy, Change)>>
  \o (IF D.trackingEnds = "whenStopped" \/ D.grace = "never"
      THEN <<Do(Source, "untrack"), Do(Source, "copyLog")>> ELSE <<>>)
  \o <<Do(Source, "drain")>>

GiveAway == <<Do(Source, "commit"), Do(Destination, "take")>>

ToRun(fails) ==
  IF D.grace = "never" THEN <<>> ELSE <<Request(Destination, GraceRun, fails)>>

Migrate ==
  <<Request(Destination, Resuming, Setup)>>
  \o Saving
  \o (IF D.commit = "afterLoad"
      THEN <<Request(Destination, Stopped, "giveUp")>> \o GiveAway
      ELSE <<Request(Source, Stopped, Last)>> \o GiveAway)
  \o ToRun(Last)
  \o <<Request(Destination, Run, Last), Do(Destination, "resume")>>
  \o (IF D.commit = "afterLoad" THEN <<Request(Source, Stopped, Last)>> ELSE <<>>)
  \o <<Do(Source, "gone")>>

(* The migration is given up, the guest is to run on at the source. *)
GiveUp ==
  (IF D.grace # "never" /\ D.abortGrace THEN <<Request(Source, GraceRun, Last)>> ELSE <<>>)
  \o <<Request(Source, Run, Last), Do(Source, "untrack"), Do(Source, "resume")>>
===============================================================================
