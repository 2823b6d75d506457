------------------------- MODULE MigrationStatesPaths -------------------------
(***************************************************************************)
(* The paths through the state machine, once by the table and once by the  *)
(* rule: the table is not consulted for the latter.                        *)
(***************************************************************************)
EXTENDS MigrationStatesTable

(* No path has more than six arcs, and no look into the table skips more than three states. *)

(* By the table: one step, over states that are not supported; and all steps. *)
Look(flags, entry, wanted) ==
  IF entry = "ERROR" \/ Supported(flags, entry) THEN entry ELSE NextState[entry][wanted]

Skipped(flags, entry, wanted) ==
  Look(flags, Look(flags, Look(flags, entry, wanted), wanted), wanted)

TableStep(flags, path, wanted) ==
  LET current == path[Len(path)]
  IN IF current \in {wanted, "ERROR"}
     THEN path
     ELSE Append(path, Skipped(flags, NextState[current][wanted], wanted))

TableSteps3(flags, path, wanted) ==
  TableStep(flags, TableStep(flags, TableStep(flags, path, wanted), wanted), wanted)

TablePath(flags, old, wanted) ==
  TableSteps3(flags, TableSteps3(flags, <<old>>, wanted), wanted)

-------------------------------------------------------------------------------
(***************************************************************************)
(* By the rule: all paths along the arcs that visit no state twice, of     *)
(* these the ones that the saving-group rule admits, of these the          *)
(* shortest.                                                               *)
(***************************************************************************)
Interior(path) == {path[i] : i \in 2..(Len(path) - 1)}
Ends(path)     == {path[1], path[Len(path)]}

(* The wording of the uapi header: saving states are ends of a path and nothing else. *)
AsWritten(path) == Interior(path) \cap SavingGroup = {}

(* The wording that covers the table: inside the group a path may pass through it. *)
AsMeant(path) == AsWritten(path) \/ Ends(path) \subseteq SavingGroup

Longer(flags, walk) ==
  {Append(walk, s) :
     s \in {t \in States : /\ <<walk[Len(walk)], t>> \in Arcs(flags)
                          /\ \A i \in DOMAIN walk : walk[i] # t}}

OneMore(flags, walks)   == walks \cup UNION {Longer(flags, walk) : walk \in walks}
ThreeMore(flags, walks) == OneMore(flags, OneMore(flags, OneMore(flags, walks)))

SupportedStates(flags) == {s \in States : Supported(flags, s)}

WalksFrom(flags, s) == ThreeMore(flags, ThreeMore(flags, {<<s>>}))

Shortest(paths) == {p \in paths : \A q \in paths : Len(p) <= Len(q)}

ShortestTo(walks, wanted) == Shortest({p \in walks : p[Len(p)] = wanted /\ AsMeant(p)})

(* Reserved for a flag that does not exist yet, although the rule would lead through STOP. *)
Blocked == {<<"STOP_COPY", "PRE_COPY">>, <<"STOP_COPY", "PRE_COPY_P2P">>}

Agrees(flags, old, wanted, walks) ==
  IF <<old, wanted>> \in Blocked
  THEN TablePath(flags, old, wanted) = <<old, "ERROR">>
  ELSE ShortestTo(walks, wanted) = {TablePath(flags, old, wanted)}

(* The sets of flags for which the table is right for every pair of states. *)
TableIsRightFor ==
  {flags \in FlagSets :
    \A old \in SupportedStates(flags) :
      LET walks == WalksFrom(flags, old)
      IN \A wanted \in SupportedStates(flags) : Agrees(flags, old, wanted, walks)}
===============================================================================
