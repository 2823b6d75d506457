------------------------ MODULE MigrationBitsProperties ------------------------
(***************************************************************************)
(* What the list has to keep.  Most of it is seen in one step of a write,  *)
(* which `saw' then tells, with the write.                                 *)
(***************************************************************************)
EXTENDS MigrationBits

Shows(flaw) == \E s \in saw : s.flaw = flaw

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
NeverPassesInvalid == ~Shows("invalid pattern")

(* A reader of the register sees the old state, the new one, or ERROR. *)
ReadersSeeOldOrNew == ~Shows("intermediate state shown")

(* A write that succeeds leaves what it asked for in the register. *)
ReachesTheRequest == ~Shows("other state")

(* Outside of writes, and of ERROR, the hardware does what the register says. *)
StateFidelity == ~Shows("hardware does something else")

(* Without SAVING no window is left open for it. *)
SavingEndsWithItsBit == ~Shows("window outlives SAVING")

(* The window takes data in RESUMING, and in no other state. *)
ResumingHasItsWindow == ~Shows("window does not follow RESUMING")

(* The image is that of a device that has stopped, with no DMA in progress. *)
CaptureOnlyWhenStopped == ~Shows("captured while running")

(* What is loaded is what the user transferred. *)
LoadsWhatWasTransferred == ~Shows("loaded something else")

(* RESUMING needs no reset before it. *)
ResumingNeedsNoReset == ~Shows("loaded over old state")

(* No DMA window between two states that both forbid DMA. *)
NeverLosesNdma == ~Shows("NDMA lost")

(* In stop-copy the window holds the device as it was frozen, after what pre-copy gave. *)
StreamCarriesOn == ~Shows("stream is broken")

(* The user need not have read all of pre-copy before he goes on. *)
NothingUnreadIsDropped == ~Shows("unread data dropped")

(* What changes in pre-copy is logged, from the base on. *)
ChangesAreLogged == ~Shows("changes not logged")

(* The device never runs with a state that was not loaded whole. *)
BadDataNeverRuns == ~Shows("runs with bad state")

(* A device in ERROR has no DMA in progress and begins none. *)
ErrorIsQuiet == ds = Error => ~hw.dma /\ (hw.run => hw.quiet)

(* Every write returns. *)
WriteEnds == [](write.pc = "acting" => <>(write.pc = "idle"))

(* The writes that each flaw was seen in: what README.md counts. *)
Flaws == saw
===============================================================================
