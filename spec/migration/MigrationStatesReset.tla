------------------------- MODULE MigrationStatesReset -------------------------
(***************************************************************************)
(* VFIO_DEVICE_RESET, open and close; and what the device does by itself.  *)
(***************************************************************************)
EXTENDS MigrationStatesSet

(***************************************************************************)
(* The hardware is reset.  Nobody asks who has the state mutex, unless the *)
(* revision waits for it.                                                  *)
(***************************************************************************)
ResetHardware ==
  /\ opened
  /\ reset = "idle"
  /\ hw' = PoweredOn
  /\ IF D.reset = "underMutex"
     THEN /\ mutex = "free"
          /\ mutex' = "reset"
          /\ deferred' = TRUE
          /\ reset' = "unlock"
     ELSE /\ reset' = "done"
          /\ UNCHANGED <<mutex, deferred>>
  /\ UNCHANGED <<flags, opened, state, file, user, space>>

(* Under reset_lock: what is left to do is noted, and done here if nobody has the mutex. *)
ResetDone ==
  /\ reset = "done"
  /\ deferred' = TRUE
  /\ IF mutex = "free"
     THEN mutex' = "reset" /\ reset' = "unlock"
     ELSE UNCHANGED mutex /\ reset' = "idle"
  /\ UNCHANGED <<flags, opened, state, hw, file, user, space>>

ResetUnlock ==
  /\ reset = "unlock"
  /\ ~deferred
  /\ mutex' = "free"
  /\ reset' = "idle"
  /\ UNCHANGED <<flags, opened, state, hw, file, deferred, user, space>>

-------------------------------------------------------------------------------

Open ==
  /\ ~opened
  /\ opened' = TRUE
  /\ state' = "RUNNING"
  /\ UNCHANGED <<flags, hw, file, mutex, deferred, reset, user, space>>

(* The last reference is gone, so nobody is in a call. *)
Close ==
  /\ opened
  /\ AllIdle
  /\ opened' = FALSE
  /\ EndTransfer
  /\ hw' = PoweredOn
  /\ UNCHANGED <<flags, state, mutex, deferred, reset, user>>

-------------------------------------------------------------------------------

(* The internal state changes, if it is one. *)
Change ==
  /\ opened
  /\ ~hw.frozen
  /\ hw.gen # Nothing
  /\ hw' = [hw EXCEPT !.gen = @ + 1]
  /\ UNCHANGED <<flags, opened, state, file, mutex, deferred, reset, user, space>>
===============================================================================
