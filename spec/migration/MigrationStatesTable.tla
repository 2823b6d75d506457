------------------------- MODULE MigrationStatesTable -------------------------
(***************************************************************************)
(* The next-state table as data, and the arcs that a driver implements.    *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

(* enum vfio_device_mig_state. *)
States == {"ERROR", "STOP", "RUNNING", "STOP_COPY", "RESUMING", "RUNNING_P2P",
           "PRE_COPY", "PRE_COPY_P2P"}

(* Without STOP_COPY a device does not migrate at all. *)
FlagSets == {{"STOP_COPY"} \cup optional : optional \in SUBSET {"P2P", "PRE_COPY"}}

(* The flags that a state needs; ERROR has all ones there, hence more than can be had. *)
Needs ==
  [ STOP         |-> {"STOP_COPY"},
    RUNNING      |-> {"STOP_COPY"},
    STOP_COPY    |-> {"STOP_COPY"},
    RESUMING     |-> {"STOP_COPY"},
    RUNNING_P2P  |-> {"STOP_COPY", "P2P"},
    PRE_COPY     |-> {"STOP_COPY", "PRE_COPY"},
    PRE_COPY_P2P |-> {"STOP_COPY", "P2P", "PRE_COPY"},
    ERROR        |-> {"STOP_COPY", "P2P", "PRE_COPY", "all others"} ]

Supported(flags, s) == Needs[s] \subseteq flags

SavingGroup == {"PRE_COPY", "PRE_COPY_P2P", "STOP_COPY"}
PreCopying  == {"PRE_COPY", "PRE_COPY_P2P"}

-------------------------------------------------------------------------------
(* From the current state towards the wanted one: the next step. *)
All(s) == [w \in States |-> s]

NextState ==
  [ STOP |->
      [ STOP |-> "STOP", RUNNING |-> "RUNNING_P2P", PRE_COPY |-> "RUNNING_P2P",
        PRE_COPY_P2P |-> "RUNNING_P2P", STOP_COPY |-> "STOP_COPY", RESUMING |-> "RESUMING",
        RUNNING_P2P |-> "RUNNING_P2P", ERROR |-> "ERROR" ],
    RUNNING |->
      [ STOP |-> "RUNNING_P2P", RUNNING |-> "RUNNING", PRE_COPY |-> "PRE_COPY",
        PRE_COPY_P2P |-> "RUNNING_P2P", STOP_COPY |-> "RUNNING_P2P", RESUMING |-> "RUNNING_P2P",
        RUNNING_P2P |-> "RUNNING_P2P", ERROR |-> "ERROR" ],
    PRE_COPY |->
      [ STOP |-> "RUNNING", RUNNING |-> "RUNNING", PRE_COPY |-> "PRE_COPY",
        PRE_COPY_P2P |-> "PRE_COPY_P2P", STOP_COPY |-> "PRE_COPY_P2P", RESUMING |-> "RUNNING",
        RUNNING_P2P |-> "RUNNING", ERROR |-> "ERROR" ],
    PRE_COPY_P2P |->
      [ STOP |-> "RUNNING_P2P", RUNNING |-> "RUNNING_P2P", PRE_COPY |-> "PRE_COPY",
        PRE_COPY_P2P |-> "PRE_COPY_P2P", STOP_COPY |-> "STOP_COPY", RESUMING |-> "RUNNING_P2P",
        RUNNING_P2P |-> "RUNNING_P2P", ERROR |-> "ERROR" ],
    STOP_COPY |->
      [ STOP |-> "STOP", RUNNING |-> "STOP", PRE_COPY |-> "ERROR",
        PRE_COPY_P2P |-> "ERROR", STOP_COPY |-> "STOP_COPY", RESUMING |-> "STOP",
        RUNNING_P2P |-> "STOP", ERROR |-> "ERROR" ],
    RESUMING |->
      [ STOP |-> "STOP", RUNNING |-> "STOP", PRE_COPY |-> "STOP",
        PRE_COPY_P2P |-> "STOP", STOP_COPY |-> "STOP", RESUMING |-> "RESUMING",
        RUNNING_P2P |-> "STOP", ERROR |-> "ERROR" ],
    RUNNING_P2P |->
      [ STOP |-> "STOP", RUNNING |-> "RUNNING", PRE_COPY |-> "RUNNING",
        PRE_COPY_P2P |-> "PRE_COPY_P2P", STOP_COPY |-> "STOP", RESUMING |-> "STOP",
        RUNNING_P2P |-> "RUNNING_P2P", ERROR |-> "ERROR" ],
    ERROR |-> All("ERROR") ]

-------------------------------------------------------------------------------
(***************************************************************************)
(* The arcs that a driver with these flags implements, and what each is    *)
(* for the device: the commands to the hardware, and the transfer that     *)
(* begins or ends.  A state that an arc leads through unseen (P2P, where   *)
(* it is not supported) is no state of its own here.                       *)
(***************************************************************************)
Both(s, t) == {<<s, t>>, <<t, s>>}

Arcs(flags) ==
  Both("STOP", "STOP_COPY") \cup Both("STOP", "RESUMING")
  \cup (IF "P2P" \in flags
        THEN Both("STOP", "RUNNING_P2P") \cup Both("RUNNING_P2P", "RUNNING")
        ELSE Both("STOP", "RUNNING"))
  \cup (IF "PRE_COPY" \in flags THEN Both("RUNNING", "PRE_COPY") ELSE {})
  \cup (IF {"P2P", "PRE_COPY"} \subseteq flags
        THEN Both("PRE_COPY", "PRE_COPY_P2P") \cup Both("RUNNING_P2P", "PRE_COPY_P2P")
             \cup {<<"PRE_COPY_P2P", "STOP_COPY">>}
        ELSE {})
  \cup (IF "PRE_COPY" \in flags /\ "P2P" \notin flags
        THEN {<<"PRE_COPY", "STOP_COPY">>} ELSE {})

(* What an arc does. *)
Quiescing    == {<<"RUNNING", "RUNNING_P2P">>, <<"PRE_COPY", "PRE_COPY_P2P">>}
Unquiescing  == {<<"RUNNING_P2P", "RUNNING">>, <<"PRE_COPY_P2P", "PRE_COPY">>}
Freezing     == {<<"RUNNING", "STOP">>, <<"RUNNING_P2P", "STOP">>}
Unfreezing   == {<<"STOP", "RUNNING">>, <<"STOP", "RUNNING_P2P">>}
BeginLogging == {<<"RUNNING", "PRE_COPY">>, <<"RUNNING_P2P", "PRE_COPY_P2P">>}
EndLogging   == {<<"PRE_COPY", "RUNNING">>, <<"PRE_COPY_P2P", "RUNNING_P2P">>}
Capturing    == {<<"STOP", "STOP_COPY">>}
FreezingToCapture == {<<"PRE_COPY", "STOP_COPY">>, <<"PRE_COPY_P2P", "STOP_COPY">>}
EndSaving    == {<<"STOP_COPY", "STOP">>}
BeginLoading == {<<"STOP", "RESUMING">>}
Loading      == {<<"RESUMING", "STOP">>}
===============================================================================
