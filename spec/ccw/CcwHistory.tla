------------------------------ MODULE CcwHistory ------------------------------
(***************************************************************************)
(* What the properties have to know of the past: which IRB got lost, what  *)
(* user space was told, which start was promised an answer.  Each action   *)
(* says what its context does, and names what this module makes of it.     *)
(* The constant Follow says which history is kept: the invariants need the *)
(* losses, the temporal properties the promises, and what no property of a *)
(* model looks at would only make more states of it.                       *)
(***************************************************************************)
EXTENDS CcwState

Losing(change)    == IF "losses" \in Follow THEN change ELSE UNCHANGED losses
Promising(change) == IF "promises" \in Follow THEN change ELSE UNCHANGED promises

(* Nothing to remember. *)
Uneventful == saw' = {} /\ UNCHANGED <<fresh, copied, carried, loss, finished, told,
                                       accepted, flaws, promises>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* What the loss of an IRB is, by how far it had come: unless user space   *)
(* was told of it, it was merely dropped.  The worse of two losses counts. *)
(***************************************************************************)
Worse(a, b) == CASE "signalled" \in {a, b} -> "signalled"
                 [] "dropped" \in {a, b} -> "dropped"
                 [] OTHER -> "none"

(* irb_area is overwritten. *)
LossOfFresh == CASE fresh = "none"      -> loss
                 [] fresh = "copied"    -> Worse(loss, "dropped")
                 [] fresh = "signalled" -> "signalled"

(* A single slot loses what the worker has not copied. *)
RememberTsch ==
  /\ Losing(/\ loss' = IF D.irbHandoff = "slot" /\ slot # <<>> /\ ~copied
                       THEN Worse(loss, "dropped") ELSE loss
            /\ copied' = FALSE
            /\ saw' = {}
            /\ UNCHANGED <<fresh, carried, finished, told, accepted, flaws>>)
  /\ UNCHANGED promises

RememberCopyLo(irb) ==
  /\ Losing(/\ IF region.lo = irb
               THEN UNCHANGED <<fresh, loss>>
               ELSE fresh' = "none" /\ loss' = LossOfFresh
            /\ carried' = irb
            /\ saw' = {}
            /\ UNCHANGED <<copied, finished, told, accepted, flaws>>)
  /\ UNCHANGED promises

RememberCopyHi(irb) ==
  /\ Losing(/\ carried' = IF carried = irb THEN carried ELSE NoStatus
            /\ IF carried = irb /\ ~copied
               THEN fresh' = "copied" /\ copied' = (D.irbHandoff = "slot" /\ slot' # <<>>)
               ELSE UNCHANGED <<fresh, copied>>
            /\ saw' = {}
            /\ UNCHANGED <<loss, finished, told, accepted, flaws>>)
  /\ UNCHANGED promises

(* The history of the slot ends with what is in it: behind the action that leaves it. *)
ForgetCopied == copied' = (copied /\ slot' # <<>>)

RememberSignal ==
  /\ Losing(/\ fresh' = IF fresh = "copied" THEN "signalled" ELSE fresh
            /\ loss' = IF /\ loss = "dropped" /\ carried # NoStatus
                          /\ <<region.lo, region.hi>> # <<carried, carried>>
                       THEN "signalled" ELSE loss
            /\ finished' = IF carried.kind = "final" THEN carried.nr ELSE finished
            /\ carried' = NoStatus
            /\ ForgetCopied
            /\ saw' = {}
            /\ UNCHANGED <<told, accepted, flaws>>)
  /\ UNCHANGED promises

RememberReady ==
  /\ Losing(/\ ForgetCopied
            /\ saw' = {}
            /\ UNCHANGED <<fresh, carried, loss, finished, told, accepted, flaws>>)
  /\ UNCHANGED promises

-------------------------------------------------------------------------------
(***************************************************************************)
(* harm: the write replaced an IRB that nobody had read.  stale: it was    *)
(* refused for a start that user space knows to be over.                   *)
(***************************************************************************)

(* The write puts zeros into irb_area. *)
RememberZeros(u) ==
  /\ Losing(/\ flaws' = [flaws EXCEPT ![u].harm = fresh # "none"]
            /\ fresh' = "none" /\ loss' = LossOfFresh
            /\ saw' = {}
            /\ UNCHANGED <<copied, carried, finished, told, accepted>>)
  /\ UNCHANGED promises

(***************************************************************************)
(* The driver is busy with a start whose final status user space has been  *)
(* told of, and with no newer one.                                         *)
(***************************************************************************)
BusyWithTheOld(u) ==
  /\ fsm \in {D.processingState, D.pendingState} \ {"IDLE"}
  /\ told # NoStart
  /\ sch.active = NoStart
  /\ accepted # <<>> => accepted[Len(accepted)] = told
  /\ \A v \in Users \ {u} :
       user[v].pc \notin {"translate"} \cup ResultStages

RememberRefusal(u) ==
  /\ Losing(/\ flaws' = [flaws EXCEPT ![u].stale = BusyWithTheOld(u)]
            /\ saw' = {}
            /\ UNCHANGED <<fresh, copied, carried, loss, finished, told, accepted>>)
  /\ UNCHANGED promises

(* The channel accepted the start. *)
RememberStart(start) ==
  /\ Losing(/\ accepted' = Append(accepted, start)
            /\ finished' = NoStart /\ told' = NoStart
            /\ saw' = {}
            /\ UNCHANGED <<fresh, copied, carried, loss, flaws>>)
  /\ UNCHANGED promises

(* The write returns: user space sees what was wrong about it. *)
LosingReturn(u, harm, stale) ==
  Losing(/\ flaws' = [flaws EXCEPT ![u] = Flawless]
         /\ saw' = (IF harm THEN {"refusal changed state"} ELSE {})
              \cup (IF stale THEN {"busy with the old start"} ELSE {})
         /\ UNCHANGED <<fresh, copied, carried, loss, finished, told, accepted>>)

RememberNotAdmitted(u) ==
  /\ LosingReturn(u, FALSE, BusyWithTheOld(u))
  /\ Promising(answered' = answered \ {u} /\ UNCHANGED promised)

RememberReturn(u, ret) ==
  /\ LosingReturn(u,
       ret # "OK" /\ (flaws[u].harm \/ (user[u].pc = "refused" /\ fsm' # fsm)),
       ret # "OK" /\ flaws[u].stale)
  /\ Promising(
       /\ promised' = IF ret = "OK" /\ u \notin answered
                      THEN promised \cup {user[u].start} ELSE promised
       /\ answered' = IF ret = "EAGAIN" THEN answered ELSE answered \ {u})

-------------------------------------------------------------------------------

RememberNotified ==
  /\ Losing(/\ told' = finished
            /\ saw' = {}
            /\ UNCHANGED <<fresh, copied, carried, loss, finished, accepted, flaws>>)
  /\ UNCHANGED promises

(***************************************************************************)
(* User space takes what it read.  A final status answers the oldest start *)
(* that it awaits an answer to.                                            *)
(***************************************************************************)
RememberRead(irb) ==
  LET lo    == irb[1]
      whole == lo = irb[2] /\ lo # NoStatus
      final == lo.kind = "final"
      \* No copy over the IRB has begun since its first half was read.
      still == region.lo = region.hi
      lost  == IF whole /\ ~still THEN "none" ELSE loss
  IN /\ Losing(
          /\ loss' = "none"
          /\ fresh' = IF whole /\ still THEN "none" ELSE fresh
          /\ accepted' = IF final /\ accepted # <<>> THEN Tail(accepted) ELSE accepted
          /\ saw' = (IF lo # irb[2] THEN {"torn read"} ELSE {})
               \cup (IF lost = "none" THEN {} ELSE {"status dropped"})
               \cup (IF lost = "signalled" THEN {"unread IRB lost"} ELSE {})
               \cup (IF IsSolicited(lo) /\ accepted # <<>> /\ lo.nr # Head(accepted)
                     THEN {"answer to another start"} ELSE {})
          /\ UNCHANGED <<copied, carried, finished, told, flaws>>)
     /\ Promising(
          /\ promised' = IF whole /\ final THEN promised \ {lo.nr} ELSE promised
          /\ answered' = answered \cup
               {v \in Users : whole /\ final /\ user[v].start = lo.nr})
===============================================================================
