------------------------------ MODULE StatesPaths ------------------------------
(***************************************************************************)
(* The paths through the state machine, once by the table and once by the  *)
(* rule: the table is not consulted for the latter.                        *)
(***************************************************************************)
EXTENDS StatesTable

(* By the table: one step, over states that are not supported; and all steps. *)
RECURSIVE Skipped(_, _, _)
Skipped(flags, entry, wanted) ==
  IF entry = "ERROR" \/ Supported(flags, entry)
  THEN entry
  ELSE Skipped(flags, NextState[entry][wanted], wanted)

RECURSIVE TableSteps(_, _, _)
TableSteps(flags, path, wanted) ==
  LET current == path[Len(path)]
  IN IF current \in {wanted, "ERROR"}
     THEN path
     ELSE TableSteps(flags,
            Append(path, Skipped(flags, NextState[current][wanted], wanted)), wanted)

TablePath(flags, old, wanted) == TableSteps(flags, <<old>>, wanted)

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

RECURSIVE Walks(_, _, _)
Walks(flags, walks, length) ==
  IF length = 0
  THEN walks
  ELSE walks \cup Walks(flags, UNION {Longer(flags, walk) : walk \in walks}, length - 1)

SupportedStates(flags) == {s \in States : Supported(flags, s)}

(* A path that visits no state twice has fewer arcs than there are states. *)
WalksFrom(flags, s) == Walks(flags, {<<s>>}, 6)

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

(* The states of the shortest paths: a set, since TLC computes a set only once. *)
OnPathFrom(flags, old) ==
  LET walks == WalksFrom(flags, old)
  IN {<<flags, old, on[1], on[2]>> :
        on \in UNION {{<<to[1], to[2][i]>> : i \in DOMAIN to[2]} :
                 to \in UNION {{<<w, q>> : q \in ShortestTo(walks, w)} :
                                           w \in SupportedStates(flags)}}}
OnPath ==
  UNION {UNION {OnPathFrom(flags, old) : old \in SupportedStates(flags)} : flags \in FlagSets}
===============================================================================
