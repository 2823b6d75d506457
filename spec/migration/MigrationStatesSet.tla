-------------------------- MODULE MigrationStatesSet --------------------------
(***************************************************************************)
(* SET: the driver asks for the next step, executes the arc and commits,   *)
(* until the current state is the wanted one.                              *)
(*                                                                         *)
(* A step is an arc together with its commit and the question that comes   *)
(* after it: these look at nothing that anybody else may change while the  *)
(* mutex is held.  The hardware is another matter: a reset need not have   *)
(* the mutex.                                                              *)
(***************************************************************************)
EXTENDS MigrationStatesCalls

(* What the core answers, and where the call goes with it. *)
Fails(errno) == [pc |-> "unlock", to |-> "none", result |-> errno]

Consulted(entry) ==
  CASE Supported(flags, entry) -> [pc |-> "arc", to |-> entry, result |-> "OK"]
    [] entry = "ERROR" /\ D.skip = "toSupportedOrError" -> Fails("EINVAL")
    [] OTHER -> [pc |-> "skip", to |-> entry, result |-> "OK"]

LoopHead(current, wanted) ==
  CASE wanted = "ERROR" /\ D.current = "exceptError" -> Fails("EINVAL")
    [] current = wanted -> Fails("OK")
    [] ~Supported(flags, current) \/ ~Supported(flags, wanted) -> Fails("EINVAL")
    [] OTHER -> Consulted(NextState[current][wanted])

Onward(call, where) ==
  IF where.pc = "unlock"
  THEN [Outside EXCEPT !.call = "set", !.pc = "unlock", !.result = where.result,
                       !.file = IF where.result = "OK" THEN call.file ELSE "none"]
  ELSE [call EXCEPT !.pc = where.pc, !.to = where.to]

(* The call behind the first question: on its way, or answered at once. *)
Begun(wanted) ==
  Onward([Outside EXCEPT !.call = "set", !.wanted = wanted], LoopHead(state, wanted))

(* User space closes the FD of a transfer that is over before it asks for anything else. *)
SetBegin(u, wanted) ==
  /\ IsIdle(u)
  /\ Enter(u, Begun(wanted))
  /\ fd' = IF fd = "dead" THEN "none" ELSE fd
  /\ UNCHANGED <<flags, opened, state, hw, file, deferred, reset, image>>

(* The entry is not supported: from there, towards the same state. *)
SetSkip(u) ==
  /\ user[u].pc = "skip"
  /\ user' = [user EXCEPT ![u] = Onward(@, Consulted(NextState[@.to][@.wanted]))]
  /\ UNCHANGED <<flags, opened, state, hw, file, mutex, deferred, reset, space>>

-------------------------------------------------------------------------------

On(u, arcs) == user[u].pc = "arc" /\ <<state, user[u].to>> \in arcs

(* The call behind the commit, with the file that the arc made. *)
Going(u, made) ==
  Onward([user[u] EXCEPT !.file = made], LoopHead(user[u].to, user[u].wanted))

Commit(u, made) ==
  /\ state' = user[u].to
  /\ user' = [user EXCEPT ![u] = Going(u, made)]
  /\ UNCHANGED <<flags, opened, mutex, deferred, reset>>

(* With the transfer ends what another thread has yet to hand over. *)
CommitEnd(u) ==
  /\ state' = user[u].to
  /\ user' = [Disabled(user) EXCEPT ![u] = Going(u, "none")]
  /\ UNCHANGED <<flags, opened, mutex, deferred, reset>>

NoTransfer == UNCHANGED <<file, space>>

ArcQuiesce(u) ==
  /\ On(u, Quiescing)
  /\ hw' = [hw EXCEPT !.quiet = TRUE]
  /\ NoTransfer
  /\ Commit(u, "none")

ArcUnquiesce(u) ==
  /\ On(u, Unquiescing)
  /\ hw' = [hw EXCEPT !.quiet = FALSE]
  /\ NoTransfer
  /\ Commit(u, "none")

(* Into STOP_COPY freezing is only the first command of two. *)
ArcFreeze(u) ==
  /\ On(u, Freezing \cup FreezingToCapture)
  /\ hw' = [hw EXCEPT !.frozen = TRUE]
  /\ NoTransfer
  /\ IF On(u, FreezingToCapture)
     THEN /\ user' = [user EXCEPT ![u].pc = "capture"]
          /\ UNCHANGED <<flags, opened, state, mutex, deferred, reset>>
     ELSE Commit(u, "none")

ArcUnfreeze(u) ==
  /\ On(u, Unfreezing)
  /\ hw' = [hw EXCEPT !.frozen = FALSE]
  /\ NoTransfer
  /\ Commit(u, "none")

(* Logging begins, and the file begins with all that there is. *)
ArcStartLogging(u) ==
  /\ On(u, BeginLogging)
  /\ hw' = [hw EXCEPT !.log = TRUE]
  /\ BeginSaving(hw.gen, FALSE)
  /\ Commit(u, "live")

ArcStopLogging(u) ==
  /\ On(u, EndLogging)
  /\ hw' = [hw EXCEPT !.log = FALSE]
  /\ EndTransfer
  /\ CommitEnd(u)

(***************************************************************************)
(* The last piece.  It makes a state of what was sent before if that was   *)
(* logged from the first piece to the end, and if the hardware is frozen.  *)
(***************************************************************************)
ArcCapture(u) ==
  /\ \/ /\ On(u, Capturing)
        /\ BeginSaving(IF hw.frozen THEN hw.gen ELSE Nothing, TRUE)
        /\ Commit(u, "live")
     \/ /\ user[u].pc = "capture"
        /\ file' = [file EXCEPT !.pieces = Append(@, IF hw.frozen /\ hw.log THEN hw.gen
                                                     ELSE Nothing),
                                !.to = Nothing,
                                !.final = TRUE]
        /\ UNCHANGED space
        /\ Commit(u, "none")
  /\ hw' = [hw EXCEPT !.log = FALSE]

ArcEndSaving(u) ==
  /\ On(u, EndSaving)
  /\ EndTransfer
  /\ UNCHANGED hw
  /\ CommitEnd(u)

ArcBeginLoading(u) ==
  /\ On(u, BeginLoading)
  /\ BeginLoadingFile
  /\ UNCHANGED hw
  /\ Commit(u, "live")

ArcLoad(u) ==
  /\ On(u, Loading)
  /\ LoadableData
  /\ hw' = [hw EXCEPT !.gen = image.at]
  /\ EndTransfer
  /\ CommitEnd(u)

-------------------------------------------------------------------------------

(* Short or torn: EINVAL, the device stays in RESUMING and the file alive. *)
ArcLoadBad(u) ==
  /\ On(u, Loading)
  /\ ~LoadableData
  /\ user' = [user EXCEPT ![u] = Onward(@, Fails("EINVAL"))]
  /\ UNCHANGED <<flags, opened, state, hw, file, mutex, deferred, reset, space>>

(* Arcs that command the hardware: these can fail. *)
Commanding ==
  Quiescing \cup Unquiescing \cup Freezing \cup Unfreezing \cup BeginLogging
  \cup Capturing \cup FreezingToCapture

(***************************************************************************)
(* The hardware does not do it.  It is then where it was, or in no state   *)
(* that has a name: ERROR, which ends the transfer.  Loading that was      *)
(* broken off leaves the internal state undefined.                         *)
(* Of two commands the first one stays done, or is undone.                 *)
(***************************************************************************)
ArcFails(u, left) ==
  /\ \/ On(u, Commanding) /\ UNCHANGED hw
     \/ On(u, Loading) /\ LoadableData /\ hw' = [hw EXCEPT !.gen = Nothing]
     \/ /\ user[u].pc = "capture"
        /\ hw' = IF D.halfArc = "undone" /\ left # "ERROR"
                 THEN [hw EXCEPT !.frozen = FALSE] ELSE hw
  /\ left \in {state, "ERROR"}
  /\ state' = left
  /\ IF left = "ERROR" THEN EndTransfer ELSE NoTransfer
  /\ user' = [(IF left = "ERROR" THEN Disabled(user) ELSE user)
                EXCEPT ![u] = Onward(@, Fails("EIO"))]
  /\ UNCHANGED <<flags, opened, mutex, deferred, reset>>
===============================================================================
