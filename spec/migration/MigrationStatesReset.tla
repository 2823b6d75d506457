------------------------- MODULE MigrationStatesReset -------------------------
(***************************************************************************)
(* VFIO_DEVICE_RESET, open and close; and what the device does by itself.  *)
(***************************************************************************)
EXTENDS MigrationStatesSet

(***************************************************************************)
(* The hardware is reset.  Nobody asks who has the state mutex, unless the *)
(* revision waits for it.  The next reset comes when somebody has taken up *)
(* the bookkeeping of this one.                                            *)
(***************************************************************************)
ResetHardware ==
  /\ opened
  /\ reset = "idle"
  /\ ~deferred
  /\ hw' = PoweredOn
  /\ IF D.reset = "underMutex"
     THEN /\ mutex = "free"
          /\ mutex' = "reset"
          /\ deferred' = TRUE
          /\ reset' = "unlock"
     ELSE /\ reset' = "done"
          /\ UNCHANGED <<mutex, deferred>>
  /\ UNCHANGED <<flags, opened, state, file, user, space>>
  /\ Uneventful

(* Under reset_lock: what is left to do is noted, and done here if nobody has the mutex. *)
ResetDone ==
  /\ reset = "done"
  /\ deferred' = TRUE
  /\ IF mutex = "free"
     THEN mutex' = "reset" /\ reset' = "unlock" /\ Uneventful
     ELSE UNCHANGED mutex /\ reset' = "idle" /\ RememberReset
  /\ UNCHANGED <<flags, opened, state, hw, file, user, space>>

ResetUnlock ==
  /\ reset = "unlock"
  /\ ~deferred
  /\ mutex' = "free"
  /\ reset' = "idle"
  /\ UNCHANGED <<flags, opened, state, hw, file, deferred, user, space>>
  /\ RememberReset

-------------------------------------------------------------------------------

Open ==
  /\ ~opened
  /\ opened' = TRUE
  /\ state' = "RUNNING"
  /\ UNCHANGED <<flags, hw, file, mutex, deferred, reset, user, space>>
  /\ Uneventful

(* The last reference is gone, so nobody is in a call. *)
Close ==
  /\ opened
  /\ AllIdle
  /\ opened' = FALSE
  /\ EndTransfer
  /\ hw' = PoweredOn
  /\ UNCHANGED <<flags, state, mutex, deferred, reset, user>>
  /\ Calls(saw' = {} /\ source' = Nothing /\ UNCHANGED from)
  /\ Resets(settled' = FALSE)
  /\ UNCHANGED asked

-------------------------------------------------------------------------------

(* The internal state changes; what it is while a reset is under way does not matter. *)
Change ==
  /\ opened
  /\ reset = "idle" /\ ~deferred
  /\ ~hw.frozen
  /\ hw.gen \in 1..(MaxGenerations - 1)
  /\ hw' = [hw EXCEPT !.gen = @ + 1]
  /\ UNCHANGED <<flags, opened, state, file, mutex, deferred, reset, user, space>>
  /\ Uneventful
===============================================================================
