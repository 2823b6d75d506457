----------------------------- MODULE CcwRefusals -----------------------------
(***************************************************************************)
(* What the driver refuses now: the calls that some further thread could   *)
(* make in this state, from beginning to end with nothing in between, that *)
(* do not start anything; the errno each gets; and what it leaves behind.  *)
(***************************************************************************)
EXTENDS VfioCcw

Refused(request, errno, state, left) ==
  { [request |-> request, errno |-> errno, fsm |-> state, region |-> left] }

BeyondTheEnd == UNION { Refused(request, "EINVAL", fsm, region) :
                          request \in {"write beyond the end", "read beyond the end"} }

(***************************************************************************)
(* The refused write has put its own request, of no start, over the one    *)
(* that stood there, zeros over irb_area, and the errno into ret_code,     *)
(* where another write may still be on its way to find it.                 *)
(***************************************************************************)
LeftBehind(size) ==
  ForgetResult("nobody", Answered(ForgetRequest("nobody", Copied(region, size, NoStart)), Cell))

WriteRefusal(size) ==
  CASE Admission # "OK" -> Refused(size, Admission, fsm, region)
    [] Admission = "OK" /\ Trylock # "OK" -> Refused(size, Trylock, fsm, region)
    [] Admission = "OK" /\ Trylock = "OK" /\ Cell # "OK" ->
         Refused(size, Cell, StateAfter(Cell), LeftBehind(size))
    [] OTHER -> {}

Refusals == BeyondTheEnd \cup UNION {WriteRefusal(size) : size \in Sizes}
===============================================================================
