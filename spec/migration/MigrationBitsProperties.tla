------------------------ MODULE MigrationBitsProperties ------------------------
(***************************************************************************)
(* What the list has to keep.  Most of it is seen in one step of a write;  *)
(* MigrationBitsHistory has what each of these properties says of a step.  *)
(***************************************************************************)
EXTENDS MigrationBitsHistory

TypeOK ==
  /\ ds \subseteq Bits
  /\ write.pc \in {"idle", "acting"}
  /\ write.from \in ValidStates \cup {{}} /\ write.to \in ValidStates \cup {{}}
  /\ write.at \subseteq Bits /\ write.touched \in BOOLEAN
  /\ hw \in [run : BOOLEAN, quiet : BOOLEAN, logs : BOOLEAN, dma : BOOLEAN]
  /\ internal \in {"own", "undefined", "mixed", "corrupt"}
  /\ fresh \in BOOLEAN
  /\ win \in Windows
  /\ stream \in Streams

(* The register never shows a pattern that is neither a state nor ERROR. *)
NeverPassesInvalid == Keeps("NeverPassesInvalid")

(* A reader of the register sees the old state, the new one, or ERROR. *)
ReadersSeeOldOrNew == Keeps("ReadersSeeOldOrNew")

(* A write that succeeds leaves what it asked for in the register. *)
ReachesTheRequest == Keeps("ReachesTheRequest")

(* Outside of writes, and of ERROR, the hardware does what the register says. *)
StateFidelity == Keeps("StateFidelity")

(* Without SAVING no window is left open for it. *)
SavingEndsWithItsBit == Keeps("SavingEndsWithItsBit")

(* The window takes data in RESUMING, and in no other state. *)
ResumingHasItsWindow == Keeps("ResumingHasItsWindow")

(* The image is that of a device that has stopped, with no DMA in progress. *)
CaptureOnlyWhenStopped == Keeps("CaptureOnlyWhenStopped")

(* What is loaded is what the user transferred. *)
LoadsWhatWasTransferred == Keeps("LoadsWhatWasTransferred")

(* RESUMING needs no reset before it. *)
ResumingNeedsNoReset == Keeps("ResumingNeedsNoReset")

(* No DMA window between two states that both forbid DMA. *)
NeverLosesNdma == Keeps("NeverLosesNdma")

(* In stop-copy the window holds the device as it was frozen, after what pre-copy gave. *)
StreamCarriesOn == Keeps("StreamCarriesOn")

(* The user need not have read all of pre-copy before he goes on. *)
NothingUnreadIsDropped == Keeps("NothingUnreadIsDropped")

(* What changes in pre-copy is logged, from the base on. *)
ChangesAreLogged == Keeps("ChangesAreLogged")

(* The device never runs with a state that was not loaded whole. *)
BadDataNeverRuns == Keeps("BadDataNeverRuns")

(* A device in ERROR has no DMA in progress and begins none. *)
ErrorIsQuiet == ds = Error => ~hw.dma /\ (hw.run => hw.quiet)

(* Every write returns. *)
WriteEnds == [](write.pc = "acting" => <>(write.pc = "idle"))

-------------------------------------------------------------------------------
(* The cases that this step shows: a property, and a write that does not keep it. *)
Cases ==
  {[property |-> s.property, from |-> Letters(s.from), to |-> Letters(s.to)] : s \in shown}

(* So many cases a property could have: the writes that change something. *)
CaseCount == Cardinality({<<from, to>> \in ValidStates \X ValidStates : from # to})
===============================================================================
