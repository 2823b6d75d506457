----------------------- MODULE MigrationStatesRefusals ------------------------
(***************************************************************************)
(* What is refused now: the calls that some further thread could make in   *)
(* this state, from beginning to end with nothing in between, that start   *)
(* nothing and change nothing; and the errno each gets.                    *)
(***************************************************************************)
EXTENDS MigrationStates

Refused(request, errno) ==
  [request |-> request, errno |-> errno, state |-> state, hw |-> hw, file |-> file]

(* With the mutex free; a call that found it taken would sleep. *)
Callable == opened /\ mutex = "free"

(* The requests that get an errno as soon as they are looked at. *)
RefusedAtOnce ==
  {wanted \in States : Begun(wanted).pc = "unlock" /\ Begun(wanted).result # "OK"}

SetRefusals ==
  IF Callable
  THEN {Refused("SET of a number that is no state", "EINVAL")}
       \cup {Refused("SET of " \o wanted, Begun(wanted).result) : wanted \in RefusedAtOnce}
       \cup (IF D.handOver = "reservedFirst"
             THEN {Refused("SET without a free number", "EMFILE")} ELSE {})
  ELSE {}

(* On the FD that user space holds. *)
FileRefusals ==
  CASE fd = "dead" -> {Refused("read", "ENODEV"), Refused("write", "ENODEV")}
    [] fd = "live" /\ file.kind = "saving" ->
         {Refused("write", "EBADF")}
         \cup (IF ~HasBytes /\ ~AtEnd THEN {Refused("read", "ENOMSG")} ELSE {})
         \cup (IF Callable /\ ~TellsOfPreCopy
               THEN {Refused("info", "EINVAL")} ELSE {})
    [] fd = "live" /\ file.kind = "loading" -> {Refused("read", "EBADF")}
    [] OTHER -> {}

Refusals == SetRefusals \cup FileRefusals
===============================================================================
