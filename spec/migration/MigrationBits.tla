----------------------------- MODULE MigrationBits -----------------------------
(***************************************************************************)
(* The migration region of VFIO, version 1: a user writes device_state,    *)
(* and the driver executes event-triggered actions in the order of its     *)
(* list, one step each; DMA, guest and user of the data window go on       *)
(* between them.  Module MigrationBitsRevisions has the lists.             *)
(***************************************************************************)
EXTENDS MigrationBitsActions

Begins(order, to) ==
  /\ ds # Error
  /\ to # ds
  /\ LET path == Path(order, ds, to)
     IN write' = [pc |-> "acting", from |-> ds, to |-> to, at |-> Head(path),
                  todo |-> Actions(order, ds, Head(path)), path |-> Tail(path), touched |-> FALSE]
  /\ UNCHANGED <<ds, hw, win, internal, fresh, stream>>

(* The driver takes up a write: EINVAL if nobody may ask for that. *)
WriteBegin(to) ==
  /\ write.pc = "idle"
  /\ Begins(D.order, to)

(* Nothing differs, so nothing fires. *)
WriteSame(to) ==
  /\ write.pc = "idle"
  /\ ds # Error
  /\ to = ds
  /\ UNCHANGED <<ds, write, hw, win, internal, fresh, stream>>

Acting == write.pc = "acting" /\ write.todo # <<>>

WriteAct(group) ==
  /\ Acting /\ group = Head(write.todo)
  /\ ~Waits(group)
  /\ ~Unusable(group)
  /\ LET now == Result(group)
     IN /\ hw' = now.hw /\ win' = now.win
        /\ internal' = now.internal /\ fresh' = now.fresh /\ stream' = now.stream
  /\ write' = [write EXCEPT !.todo = Tail(@), !.touched = TRUE]
  /\ UNCHANGED ds

NextFlip(order) ==
  /\ write.path # <<>>
  /\ ds' = write.at
  /\ write' = [write EXCEPT !.at   = Head(write.path),
                            !.todo = Actions(order, write.at, Head(write.path)),
                            !.path = Tail(@)]
  /\ UNCHANGED <<hw, win, internal, fresh, stream>>

(* One flip is done; the register shows it, and the next begins. *)
WriteFlip ==
  /\ write.pc = "acting" /\ write.todo = <<>>
  /\ NextFlip(D.order)

(* The write returns, and the register shows what was asked for. *)
WriteCommit ==
  /\ write.pc = "acting" /\ write.todo = <<>> /\ write.path = <<>>
  /\ ds' = write.at
  /\ write' = NoWrite
  /\ UNCHANGED <<hw, win, internal, fresh, stream>>

(***************************************************************************)
(* A write that fails ends in ERROR, or in the old state.  What the driver *)
(* has not begun to change is as it was; nobody undoes what it has.        *)
(***************************************************************************)
InError ==
  CASE D.errorIs = "any"     -> hw
    [] D.errorIs = "quiet"   -> [hw EXCEPT !.quiet = TRUE, !.dma = FALSE]
    [] D.errorIs = "stopped" -> [hw EXCEPT !.run = FALSE, !.dma = FALSE, !.logs = FALSE]

FailTo(state) ==
  /\ ds' = state
  /\ write' = NoWrite
  /\ hw' = IF state = Error THEN InError ELSE hw
  /\ UNCHANGED <<win, internal, fresh, stream>>

(* To open or to close a window takes no hardware. *)
CanFail(group) == group \notin {"RESUMING", "NOT_SAVING"}

(* The hardware does not do what it is told, and does as before. *)
WriteFail(group) ==
  /\ Acting /\ group = Head(write.todo)
  /\ CanFail(group)
  /\ ~Unusable(group)
  /\ FailTo(IF CASE D.failure = "error" -> write.touched
                   [] D.failure = "old"   -> group = "NOT_RESUMING"
               THEN Error ELSE write.from)

(* What the user has transferred cannot be loaded. *)
WriteBadData ==
  /\ Acting /\ Unusable(Head(write.todo))
  /\ FailTo(IF D.badData = "old" /\ ~write.touched THEN write.from ELSE Error)

-------------------------------------------------------------------------------
(* VFIO_DEVICE_RESET: the window is discarded and the state RUNNING, also from ERROR. *)
Reset ==
  /\ write.pc = "idle"
  /\ ds' = {"RUNNING"}
  /\ hw' = Started
  /\ internal' = "own"
  /\ fresh' = TRUE
  /\ win' = Closed
  /\ stream' = NoStream
  /\ UNCHANGED write

DmaBegin ==
  /\ hw.run /\ ~hw.quiet /\ ~hw.dma
  /\ hw' = [hw EXCEPT !.dma = TRUE]
  /\ UNCHANGED <<ds, write, win, internal, fresh, stream>>

DmaEnd ==
  /\ hw.dma
  /\ hw' = [hw EXCEPT !.dma = FALSE]
  /\ UNCHANGED <<ds, write, win, internal, fresh, stream>>

(* The device does something: its internal state changes. *)
Change ==
  /\ hw.run
  /\ fresh' = FALSE
  /\ IF win.kind = "saving" /\ hw.logs
     THEN win' = [win EXCEPT !.unread = TRUE] /\ UNCHANGED stream
     ELSE /\ stream' = [stream EXCEPT !.base     = IF @ = "logged" THEN "broken" ELSE @,
                                      !.captured = IF @ = "whole" THEN "stale" ELSE @]
          /\ UNCHANGED win
  /\ UNCHANGED <<ds, write, hw, internal>>

(* The user reads what is in the window, up to its end for now. *)
ReadData ==
  /\ write.pc = "idle" /\ "SAVING" \in ds /\ ds # Error
  /\ win.kind = "saving" /\ win.unread
  /\ win' = [win EXCEPT !.unread = FALSE]
  /\ stream' = [stream EXCEPT !.taken = TRUE]
  /\ UNCHANGED <<ds, write, hw, internal, fresh>>

(* The user transfers the whole stream, or something that is none. *)
PushData(data) ==
  /\ write.pc = "idle" /\ "RESUMING" \in ds /\ ds # Error
  /\ win.kind = "loading" /\ win.data = "none"
  /\ win' = [win EXCEPT !.data = data]
  /\ UNCHANGED <<ds, write, hw, internal, fresh, stream>>

Next ==
  \/ \E to \in ValidStates : WriteBegin(to) \/ WriteSame(to)
  \/ \E group \in DOMAIN Groups : WriteAct(group) \/ WriteFail(group)
  \/ WriteFlip
  \/ WriteCommit
  \/ WriteBadData
  \/ Reset
  \/ DmaBegin
  \/ DmaEnd
  \/ Change
  \/ ReadData
  \/ \E data \in {"whole", "bad"} : PushData(data)

(***************************************************************************)
(* The driver goes on, and DMA in progress ends.  An action that waits for *)
(* DMA can meet more of it each time, so it needs strong fairness; that an *)
(* action fails is nothing to rely on.                                     *)
(***************************************************************************)
Fairness ==
  /\ WF_vars(WriteFlip)
  /\ WF_vars(WriteCommit)
  /\ WF_vars(WriteBadData)
  /\ WF_vars(DmaEnd)
  /\ SF_vars(\E group \in DOMAIN Groups : WriteAct(group))

Spec == Init /\ [][Next]_vars /\ Fairness
===============================================================================
