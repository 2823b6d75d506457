----------------------------- MODULE MigrationBits -----------------------------
(***************************************************************************)
(* The migration region of VFIO, version 1: a user writes device_state,    *)
(* and the driver executes event-triggered actions in the order of its     *)
(* list, one step each; DMA, guest and user of the data window go on       *)
(* between them.  Module MigrationBitsRevisions has the lists.             *)
(***************************************************************************)
EXTENDS MigrationBitsActions

Flawed(flaws) == {[flaw |-> f, from |-> write.from, to |-> write.to] : f \in flaws}

(* What must not be so at any moment of a write. *)
Meanwhile(now) ==
       (IF Quiet(write.from) /\ Quiet(write.to) /\ now.hw.run /\ ~now.hw.quiet
        THEN {"NDMA lost"} ELSE {})
  \cup (IF now.hw.run /\ now.internal # "own" THEN {"runs with bad state"} ELSE {})

(***************************************************************************)
(* What must not be so when a write has ended in a state that is not ERROR. *)
(***************************************************************************)
AtTheEnd(state) ==
  LET runs == "RUNNING" \in state  saves == "SAVING" \in state
  IN   (IF \/ hw.run # runs
           \/ runs /\ hw.quiet # ("NDMA" \in state)
        THEN {"hardware does something else"} ELSE {})
  \cup (IF ~saves /\ win.kind = "saving" THEN {"window outlives SAVING"} ELSE {})
  \cup (IF ("RESUMING" \in state) # (win.kind = "loading")
        THEN {"window does not follow RESUMING"} ELSE {})
  \cup (IF saves /\ ~runs /\ ~(win.kind = "saving" /\ stream.captured = "whole" /\ stream.base # "broken")
        THEN {"stream is broken"} ELSE {})
  \cup (IF saves /\ stream.lost THEN {"unread data dropped"} ELSE {})
  \cup (IF saves /\ runs /\ stream.base = "broken" THEN {"changes not logged"} ELSE {})

-------------------------------------------------------------------------------
Begins(order, to) ==
  /\ ds # Error
  /\ to # ds
  /\ LET path == Path(order, ds, to)
     IN write' = [pc |-> "acting", from |-> ds, to |-> to, at |-> Head(path),
                  todo |-> Actions(order, ds, Head(path)), path |-> Tail(path), touched |-> FALSE]
  /\ saw' = {}
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
  /\ saw' = {}
  /\ UNCHANGED <<ds, write, hw, win, internal, fresh, stream>>

Acting == write.pc = "acting" /\ write.todo # <<>>

WriteAct(group) ==
  /\ Acting /\ group = Head(write.todo)
  /\ ~Waits(group)
  /\ ~Unusable(group)
  /\ LET now == Result(group)
     IN /\ hw' = now.hw /\ win' = now.win
        /\ internal' = now.internal /\ fresh' = now.fresh /\ stream' = now.stream
        /\ saw' = Flawed(now.flaws \cup Meanwhile(now))
  /\ write' = [write EXCEPT !.todo = Tail(@), !.touched = TRUE]
  /\ UNCHANGED ds

NextFlip(order) ==
  /\ write.path # <<>>
  /\ ds' = write.at
  /\ write' = [write EXCEPT !.at   = Head(write.path),
                            !.todo = Actions(order, write.at, Head(write.path)),
                            !.path = Tail(@)]
  /\ saw' = Flawed((IF Valid(write.at) THEN {} ELSE {"invalid pattern"})
                   \cup (IF write.at \in {write.from, write.to, Error} THEN {}
                         ELSE {"intermediate state shown"}))
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
  /\ saw' = Flawed(AtTheEnd(write.at) \cup (IF write.at = write.to THEN {} ELSE {"other state"}))
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
  /\ saw' = Flawed(IF state = Error THEN {} ELSE AtTheEnd(state))
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
  /\ saw' = {}
  /\ UNCHANGED write

DmaBegin ==
  /\ hw.run /\ ~hw.quiet /\ ~hw.dma
  /\ hw' = [hw EXCEPT !.dma = TRUE]
  /\ saw' = {}
  /\ UNCHANGED <<ds, write, win, internal, fresh, stream>>

DmaEnd ==
  /\ hw.dma
  /\ hw' = [hw EXCEPT !.dma = FALSE]
  /\ saw' = {}
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
  /\ saw' = {}
  /\ UNCHANGED <<ds, write, hw, internal>>

(* The user reads what is in the window, up to its end for now. *)
ReadData ==
  /\ write.pc = "idle" /\ "SAVING" \in ds /\ ds # Error
  /\ win.kind = "saving" /\ win.unread
  /\ win' = [win EXCEPT !.unread = FALSE]
  /\ stream' = [stream EXCEPT !.taken = TRUE]
  /\ saw' = {}
  /\ UNCHANGED <<ds, write, hw, internal, fresh>>

(* The user transfers the whole stream, or something that is none. *)
PushData(data) ==
  /\ write.pc = "idle" /\ "RESUMING" \in ds /\ ds # Error
  /\ win.kind = "loading" /\ win.data = "none"
  /\ win' = [win EXCEPT !.data = data]
  /\ saw' = {}
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
