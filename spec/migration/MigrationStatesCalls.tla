------------------------- MODULE MigrationStatesCalls -------------------------
(***************************************************************************)
(* What all calls under the state mutex have in common: how they drop it.  *)
(***************************************************************************)
EXTENDS MigrationStatesTransfer

At(c) == IF c = "reset" THEN reset ELSE user[c].pc

(***************************************************************************)
(* Under reset_lock: a reset that came while the mutex was held left its   *)
(* bookkeeping to whoever drops it.                                        *)
(***************************************************************************)
UnlockDeferred(c) ==
  /\ At(c) = "unlock"
  /\ deferred
  /\ deferred' = FALSE
  /\ IF c = "reset"
     THEN reset' = "clean" /\ UNCHANGED user
     ELSE user' = [user EXCEPT ![c].pc = "clean"] /\ UNCHANGED reset
  /\ UNCHANGED <<flags, opened, state, hw, file, mutex, space>>

(* The device runs since its hardware was reset; both files are disabled.  And look again. *)
Clean(c) ==
  /\ At(c) = "clean"
  /\ state' = "RUNNING"
  /\ EndTransfer
  /\ IF c = "reset"
     THEN reset' = "unlock" /\ user' = Disabled(user)
     ELSE user' = Disabled([user EXCEPT ![c].pc = "unlock"])
          /\ UNCHANGED reset
  /\ UNCHANGED <<flags, opened, hw, mutex, deferred>>

(* Under reset_lock, too; a call returns with it, unless it has a file to hand over. *)
Unlock(u, result) ==
  /\ user[u].pc = "unlock"
  /\ result = user[u].result
  /\ ~deferred
  /\ mutex' = "free"
  /\ user' = [user EXCEPT ![u] = IF @.file = "none" THEN Outside
                                 ELSE [@ EXCEPT !.pc = "deliver"]]
  /\ UNCHANGED <<flags, opened, state, hw, file, deferred, reset, space>>

-------------------------------------------------------------------------------
(* A call takes the mutex.  It sleeps until it gets it, and does nothing before. *)
Enter(u, call) ==
  /\ opened
  /\ mutex = "free"
  /\ mutex' = u
  /\ user' = [user EXCEPT ![u] = call]

GetBegin(u) ==
  /\ IsIdle(u)
  /\ Enter(u, [Outside EXCEPT !.call = "get", !.pc = "unlock", !.result = state])
  /\ UNCHANGED <<flags, opened, state, hw, file, deferred, reset, space>>

(***************************************************************************)
(* VFIO_MIG_GET_PRECOPY_INFO.  When the file has been read empty, what the *)
(* log holds goes into it, unless that fails.                              *)
(***************************************************************************)
Changed == hw.log /\ hw.gen # file.to

TellsOfPreCopy == state \in PreCopying

InfoBegin(u, ok) ==
  /\ Transferring(u, "saving")
  /\ TellsOfPreCopy
  /\ ~ok => file.pieces = <<>>
  /\ Enter(u, [Outside EXCEPT !.call = "info", !.pc = "unlock",
                              !.result = IF ok THEN "OK" ELSE "EIO"])
  /\ file' = IF ok /\ file.pieces = <<>> /\ Changed
             THEN [file EXCEPT !.pieces = <<hw.gen>>, !.to = hw.gen] ELSE file
  /\ UNCHANGED <<flags, opened, state, hw, deferred, reset, space>>
===============================================================================
