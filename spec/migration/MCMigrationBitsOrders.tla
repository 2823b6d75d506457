------------------------- MODULE MCMigrationBitsOrders -------------------------
(***************************************************************************)
(* Which orders of the actions are right?  There are too many to check one *)
(* after another, but a write depends on the order of few of them.  So     *)
(* each write takes them in any order here, and TLC tells in which orders  *)
(* of which actions something goes wrong; an order of all actions is right *)
(* if it has none of these in it.                                          *)
(***************************************************************************)
EXTENDS MCMigrationBits

VARIABLE taken  \* the order that the write under way goes by; <<>> if none is

(* The design choice that is an order. *)
OrderChoice == "order"

(* What the state tells of it. *)
OrderTaken == taken

-------------------------------------------------------------------------------
ListedGroups == {D.order[i] : i \in DOMAIN D.order}

(* What a write that is taken apart may pass through. *)
Between(from, to) == {at \in SUBSET Bits : from \cap to \subseteq at /\ at \subseteq from \cup to}

Nearer(x, y, to) == Changed(y, to) \subseteq Changed(x, to) /\ x # y

(***************************************************************************)
(* The groups whose order a write depends on.  Taken apart, it depends on  *)
(* those that decide which bit flips first, and on those that fire then.   *)
(***************************************************************************)
Says(group, from, to) ==
  LET g == Groups[group]
  IN g.flips \in (g.set \cap (to \ from)) \cup (g.clear \cap (from \ to))

Matter(from, to) ==
  IF D.reading = "selected" THEN {g \in ListedGroups : Fires(g, from, to)}
  ELSE {g \in ListedGroups :
          \/ Says(g, from, to)
          \/ \E x, y \in Between(from, to) : Nearer(x, y, to) /\ Fires(g, x, y)}

RECURSIVE Arranged(_)
Arranged(groups) ==
  IF groups = {} THEN {<<>>}
  ELSE UNION {{<<g>> \o rest : rest \in Arranged(groups \ {g})} : g \in groups}

Arrangements == [from \in ValidStates |-> [to \in ValidStates |->
                  IF from = to THEN {} ELSE Arranged(Matter(from, to))]]

-------------------------------------------------------------------------------
(* Whether a write depends on no order. *)
Free(to) == \A arranged \in Arrangements[ds][to] : Len(arranged) <= 1

BeginFree ==
  /\ write.pc = "idle" /\ taken = <<>> /\ ds # Error
  /\ \E to \in ValidStates \ {ds} : Free(to)
       /\ \E arranged \in Arrangements[ds][to] : Begins(arranged, to) /\ taken' = arranged

BeginAny ==
  /\ write.pc = "idle" /\ taken = <<>> /\ ds # Error
  /\ \E to \in ValidStates \ {ds} :
       \E arranged \in Arrangements[ds][to] : Begins(arranged, to) /\ taken' = arranged

GoOn ==
  \/ \E group \in DOMAIN Groups : WriteAct(group) /\ UNCHANGED taken
  \/ /\ write.pc = "acting" /\ write.todo = <<>>
     /\ NextFlip(taken)
     /\ UNCHANGED taken

Return ==
  \/ \E group \in DOMAIN Groups : WriteFail(group)
  \/ WriteCommit
  \/ WriteBadData

Besides ==
  /\ \/ \E to \in ValidStates : WriteSame(to)
     \/ Reset
     \/ DmaBegin
     \/ DmaEnd
     \/ Change
     \/ ReadData
     \/ \E data \in {"whole", "bad"} : PushData(data)
  /\ UNCHANGED taken

OrderInit == Init /\ HistoryInit /\ taken = <<>>
OrderVars == <<vars, shown, taken>>
FairVars  == <<vars, taken>>

Drops == taken' = <<>>

FreeNext == BeginFree \/ GoOn \/ (Return /\ Drops) \/ Besides
AnyNext  == BeginAny \/ GoOn \/ (Return /\ Drops) \/ Besides

LastNext ==
  \/ BeginAny
  \/ GoOn
  \/ Return /\ taken' = IF Len(taken) <= 1 THEN <<>> ELSE taken
  \/ (write.pc = "acting" \/ taken = <<>>) /\ Besides

(* Writes alone that depend on no order: what goes wrong here does so in all orders. *)
NoOrder ==
  OrderInit /\ [][FreeNext /\ Remember]_OrderVars

(***************************************************************************)
(* After these one write in any order, and nothing more: what goes wrong   *)
(* here does so in every order that has the one that was taken in it.      *)
(***************************************************************************)
LastInAnyOrder ==
  OrderInit /\ [][LastNext /\ Remember]_OrderVars

(***************************************************************************)
(* Every write in any order: an order of all actions allows no behaviour   *)
(* that is not here, and these are fair to no more than its own are.       *)
(***************************************************************************)
EachInAnyOrder ==
  /\ OrderInit /\ [][AnyNext /\ Remember]_OrderVars
  /\ WF_FairVars(GoOn \/ ((\E group \in DOMAIN Groups : WriteFail(group)) /\ Drops))
  /\ WF_FairVars(WriteCommit /\ Drops)
  /\ WF_FairVars(DmaEnd /\ UNCHANGED taken)
  /\ WF_FairVars(WriteBadData /\ Drops)
===============================================================================
