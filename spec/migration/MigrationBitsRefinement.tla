------------------------ MODULE MigrationBitsRefinement ------------------------
(***************************************************************************)
(* What the register is of MigrationAbstract, with no promise weakened.    *)
(***************************************************************************)
EXTENDS MigrationBits

(* NDMA makes no difference where there is no RUNNING; what is no state stays what it is. *)
Class(pattern) ==
  IF Valid(pattern) /\ "RUNNING" \notin pattern THEN pattern \ {"NDMA"} ELSE pattern

Writing == write.pc = "acting"

(* DMA that is in progress has not stopped, whatever the device was told. *)
DmaGoesOn == hw.dma \/ (hw.run /\ ~hw.quiet)

(***************************************************************************)
(* "mixed" is the old internal state, which a load does not replace: it is *)
(* no internal state that the abstract migration has in RESUMING.          *)
(***************************************************************************)
Internal == IF internal = "corrupt" THEN "undefined" ELSE internal

Given == [none |-> "nothing", bad |-> "part", whole |-> "whole"]

Streamed ==
  IF stream.lost \/ stream.base = "broken" \/ stream.captured \in {"torn", "stale"} THEN "broken"
  ELSE IF stream.captured = "whole" THEN "whole" ELSE "part"

Held ==
  CASE win.kind = "loading" -> Given[win.data]
    [] win.kind = "saving"  -> Streamed
    [] OTHER -> "nothing"

Taken ==
  CASE win.kind # "saving" \/ ~stream.taken -> "nothing"
    [] Held = "whole" /\ ~win.unread -> "whole"
    [] OTHER -> "part"

NeverOnTheWay(features, from, to) == {}

Abstract ==
  INSTANCE MigrationAbstract WITH
    Mandatory  <- {"PRE_COPY"},
    NdmaStops  <- {"memory", "peer"},
    ErrorStops <- {"memory", "peer"},
    Blocked    <- {},
    PassedBy   <- NeverOnTheWay,
    features   <- {"PRE_COPY"} \cup (IF D.hasNdma THEN {"NDMA"} ELSE {}),
    reported   <- Class(ds),
    stage      <- IF Writing THEN "open" ELSE "none",
    target     <- IF Writing THEN Class(write.to) ELSE {},
    resetting  <- FALSE,
    device     <- [advances |-> hw.run, dma |-> IF DmaGoesOn THEN {"memory", "peer"} ELSE {}],
    internal   <- Internal,
    transfer   <- IF ds = Error
                  THEN [kind |-> "none", holds |-> "nothing", taken |-> "nothing"]
                  ELSE [kind  |-> IF win.kind = "closed" THEN "none" ELSE win.kind,
                        holds |-> Held,
                        taken |-> Taken]

(* Between writes the device does, and the window holds, what the register says. *)
IsAsReported == Abstract!Settled

(* Every behaviour of the register is one of the abstract migration. *)
ImplementsMigration == Abstract!Spec
===============================================================================
