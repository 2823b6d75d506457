----------------------------- MODULE CcwSubchannel -----------------------------
(***************************************************************************)
(* The channel subsystem and its device.  At most one status is pending;   *)
(* the architecture accumulates: an intermediate status that nobody took   *)
(* yet becomes part of the final one.                                      *)
(***************************************************************************)
EXTENDS CcwState

(* The condition codes that SSCH can set now.  3 is the device's own decision. *)
ConditionCodes ==
  CASE sch.pending # NoStatus -> {1}
    [] sch.pending = NoStatus /\ sch.active # NoStart -> {2}
    [] OTHER -> {0, 3}

(***************************************************************************)
(* What the driver makes of a condition code.  With cc 3 no path is left;  *)
(* were one left, the result would be EACCES and nothing else different.   *)
(***************************************************************************)
Result(cc) == CASE cc = 0        -> "OK"
                [] cc \in {1, 2} -> "EBUSY"
                [] cc = 3        -> "ENODEV"

PresentIntermediate ==
  /\ sch.active # NoStart
  /\ ~sch.presented
  /\ sch' = [sch EXCEPT !.presented = TRUE, !.pending = Intermediate(sch.active)]
  /\ UNCHANGED <<driver, irq, user>>

PresentFinal ==
  /\ sch.active # NoStart
  /\ sch' = [active |-> NoStart, presented |-> FALSE, pending |-> Final(sch.active)]
  /\ UNCHANGED <<driver, irq, user>>

PresentUnsolicited(nr) ==
  /\ fsm # "STANDBY"
  /\ sch.active = NoStart
  /\ sch.pending = NoStatus
  /\ sch' = [sch EXCEPT !.pending = Unsolicited(nr)]
  /\ UNCHANGED <<driver, irq, user>>
===============================================================================
