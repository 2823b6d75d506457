------------------------- MODULE MigrationBitsHistory -------------------------
(***************************************************************************)
(* Which properties the latest step did not keep, and in which write: from *)
(* the step as it is seen, by the variables before and after it.  It is in *)
(* the state, so that the writes can be told apart in which a property is  *)
(* violated, and the orders of actions that do it.                         *)
(***************************************************************************)
EXTENDS MigrationBits

VARIABLE shown  \* by the latest step: [property, from, to]

HistoryInit == shown = {}

-------------------------------------------------------------------------------
(* What a write does in a step: an action, a flip of the register, or its end. *)
IsWriting == write.pc = "acting"
IsGoingOn == write'.pc = "acting" /\ write' # write

IsAct  == IsWriting /\ write.todo # <<>> /\ IsGoingOn
IsFlip == IsWriting /\ write.todo = <<>> /\ IsGoingOn
IsEnd  == IsWriting /\ write'.pc = "idle"

-------------------------------------------------------------------------------
(* What the properties say of an action. *)
IsLoad == Head(write.todo) = "NOT_RESUMING"

ActKeeps ==
  [ CaptureOnlyWhenStopped  |-> stream'.captured = "torn" => stream.captured = "torn",
    LoadsWhatWasTransferred |-> IsLoad => win.kind = "loading",
    ResumingNeedsNoReset    |-> IsLoad => internal # "mixed",
    NeverLosesNdma          |-> Quiet(write.from) /\ Quiet(write.to) => (hw.run => hw.quiet)',
    BadDataNeverRuns        |-> (hw.run => internal = "own")' ]

(* Of the register between two flips. *)
FlipKeeps ==
  [ NeverPassesInvalid |-> Valid(ds'),
    ReadersSeeOldOrNew |-> ds' \in {write.from, write.to, Error} ]

(* Of where a write ends, be it that it failed: in ERROR nothing is promised. *)
Succeeds == write.todo = <<>>

In(state) == state \subseteq ds /\ ds # Error

DoesWhatItSays ==
  /\ hw.run = ("RUNNING" \in ds)
  /\ hw.run => hw.quiet = ("NDMA" \in ds)

StreamIsWhole == win.kind = "saving" /\ stream.captured = "whole" /\ stream.base # "broken"

EndKeeps ==
  [ ReachesTheRequest      |-> Succeeds => ds' = write.to,
    StateFidelity          |-> (ds # Error => DoesWhatItSays)',
    SavingEndsWithItsBit   |-> (ds # Error /\ win.kind = "saving" => "SAVING" \in ds)',
    ResumingHasItsWindow   |-> (ds # Error => ("RESUMING" \in ds) = (win.kind = "loading"))',
    StreamCarriesOn        |-> (In({"SAVING"}) /\ "RUNNING" \notin ds => StreamIsWhole)',
    NothingUnreadIsDropped |-> (In({"SAVING"}) => ~stream.lost)',
    ChangesAreLogged       |-> (In({"SAVING", "RUNNING"}) => stream.base # "broken")' ]

-------------------------------------------------------------------------------
NotKept(keeps) ==
  {[property |-> p, from |-> write.from, to |-> write.to] :
     p \in {q \in DOMAIN keeps : ~keeps[q]}}

Remember ==
  shown' = CASE IsAct  -> NotKept(ActKeeps)
             [] IsFlip -> NotKept(FlipKeeps)
             [] IsEnd  -> NotKept(EndKeeps)
             [] OTHER  -> {}

Keeps(property) == \A s \in shown : s.property # property
===============================================================================
