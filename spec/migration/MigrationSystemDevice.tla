------------------------ MODULE MigrationSystemDevice -------------------------
(***************************************************************************)
(* What a request makes a device do, action by action, by the interface    *)
(* and the list of the revision; and how it can fail.                      *)
(***************************************************************************)
EXTENDS MigrationSystemState

(* The states of the machine by their patterns. *)
Pattern ==
  [ STOP |-> Stopped, RUNNING |-> Run, STOP_COPY |-> StopCopy, RESUMING |-> Resuming,
    RUNNING_P2P |-> GraceRun, PRE_COPY |-> PreCopy, PRE_COPY_P2P |-> GraceCopy, ERROR |-> Error ]

StateOf(pattern) == CHOOSE s \in States : Pattern[s] = pattern

AllFlags == {"STOP_COPY", "P2P", "PRE_COPY"}

(* The states that the device takes on the way, one after the other. *)
Way(from, to) ==
  IF D.interface = "register" THEN SingleWrites(D.order, D.reading, from, to)
  ELSE LET path == TablePath(AllFlags, StateOf(from), StateOf(to))
       IN [i \in 1..(Len(path) - 1) |-> Pattern[path[i + 1]]]

(* An arc of the machine as actions; NDMA is P2P there, and stays while nothing runs. *)
ArcActions(from, to) ==
  LET arc == <<StateOf(from), StateOf(to)>>
  IN CASE arc \in Quiescing         -> <<"NDMA">>
       [] arc \in Unquiescing       -> <<"NOT_NDMA">>
       [] arc \in Freezing          -> <<"NOT_RUNNING">>
       [] arc \in Unfreezing        -> <<"RUNNING">>
       [] arc \in BeginLogging      -> <<"SAVING">>
       [] arc \in EndLogging        -> <<"NOT_SAVING">>
       [] arc \in Capturing         -> <<"SAVING">>
       [] arc \in FreezingToCapture -> <<"NOT_RUNNING", "SAVING">>
       [] arc \in EndSaving         -> <<"NOT_SAVING">>
       [] arc \in BeginLoading      -> <<"RESUMING">>
       [] arc \in Loading           -> <<"NOT_RESUMING">>
       [] OTHER                     -> <<>> \* into ERROR: blocked, and no script asks for it

(* The actions, each with the state that it leads to; "set" shows that state. *)
RECURSIVE Along(_, _)
Along(from, way) ==
  IF way = <<>> THEN <<>>
  ELSE LET acts == IF D.interface = "register" THEN Actions(D.order, from, Head(way))
                                                ELSE ArcActions(from, Head(way))
       IN [i \in 1..Len(acts) |-> [act |-> acts[i], at |-> Head(way)]]
          \o <<[act |-> "set", at |-> Head(way)]>>
          \o Along(Head(way), Tail(way))

(***************************************************************************)
(* For all requests, as a table: TLC computes a constant once, and the     *)
(* path through the state machine otherwise again and again wherever it    *)
(* asks whether a step is enabled.                                         *)
(***************************************************************************)
Starts ==
  IF D.interface = "register" THEN SUBSET {"RUNNING", "SAVING", "RESUMING", "NDMA"}
  ELSE {Pattern[s] : s \in States \ {"ERROR"}}

ToDo == [from \in Starts |-> [to \in Starts |-> Along(from, Way(from, to))]]

-------------------------------------------------------------------------------
(* A piece of the stream takes the internal state from one generation to another. *)
Piece(from, to) == [from |-> from, to |-> to]

(* A whole state begins a stream; one in the middle of it is another stream. *)
With(have, piece) ==
  IF piece.from = have THEN piece.to ELSE Broken

Transferred(d) == IF "content" \in Follow THEN received[d] ELSE dev[Source][d].last

GoesOn(v) == "SAVING" \in v.ds /\ v.window = "saving"

Opened(v) ==
  CASE ~GoesOn(v) -> [v EXCEPT !.window = "saving", !.pieces = <<>>, !.base = Nothing, !.zero = FALSE]
    [] D.nextWindow = "carried" -> v
    [] OTHER -> [v EXCEPT !.pieces = <<>>]

Log(v, d) ==
  LET o == Opened(v)
  IN IF "content" \in Follow /\ Logs(d) /\ o.base = Nothing
     THEN [o EXCEPT !.pieces = <<Piece(Nothing, o.gen)>>, !.base = o.gen]
     ELSE o

(* All of it, or what was not logged yet. *)
Capture(v) ==
  LET o == Opened(v)
  IN IF "content" \in Follow
     THEN [o EXCEPT !.pieces = Append(@, Piece(o.base, o.gen)), !.base = Nothing]
     ELSE o

OwnSaving == D.interface = "register" /\ \E i \in DOMAIN D.order : D.order[i] = "SAVING"

Within(v, target) == OwnSaving /\ "SAVING" \in target /\ "SAVING" \in v.ds

(* NDMA, and P2P, are nothing to a subchannel: it has no peers. *)
Quieten(v, d, yes) == [v EXCEPT !.quiet = yes /\ ~IsSubchannel(d)]

Acted(v, d, act, target) ==
  CASE act = "SAVING_RUNNING"     -> Log(v, d)
    [] act = "SAVING_NOT_RUNNING" -> Capture(v)
    [] act = "SAVING"             -> IF "RUNNING" \in target THEN Log(v, d) ELSE Capture(v)
    [] act = "NOT_SAVING"         -> [v EXCEPT !.window = "closed", !.pieces = <<>>, !.base = Nothing]
    [] act = "RESUMING"           -> [v EXCEPT !.window = "loading", !.gen = Nothing]
    [] act = "NOT_RESUMING"       -> [v EXCEPT !.window = "closed", !.gen = Transferred(d)]
    [] act = "RUNNING"            -> [(IF Within(v, target) THEN Log(v, d) ELSE v) EXCEPT !.run = TRUE]
    [] act = "NOT_RUNNING"        -> LET stopped == [v EXCEPT !.run = FALSE, !.last = v.gen]
                                     IN IF Within(v, target) THEN Capture(stopped) ELSE stopped
    [] act = "NDMA"               -> Quieten(v, d, TRUE)
    [] act = "NOT_NDMA"           -> Quieten(v, d, FALSE)

(***************************************************************************)
(* To be quiet a device completes its DMA, and the faults in its way; or   *)
(* cancels these, to raise them again later.  To stop, a subchannel lets   *)
(* its channel program come to its end.                                    *)
(***************************************************************************)
Quiets(act) == act \in {"NDMA", "NOT_RUNNING"}

Waits(s, d, act) ==
  /\ s = Source
  /\ \/ Quiets(act) /\ d \in fault /\ D.faultsOnQuiet = "completes"
     \/ act = "NOT_RUNNING" /\ d \in busy

(* Without data there is nothing to load. *)
Unusable(d, act) == act = "NOT_RESUMING" /\ Transferred(d) = Nothing

(* What the device is about to do, if anything; for TLC to choose from. *)
Upcoming(s, d) == IF s \in alive /\ dev[s][d].todo # <<>> THEN {Head(dev[s][d].todo)} ELSE {}

ActsOf(s, d)   == {i.act : i \in {j \in Upcoming(s, d) : j.act # "set"}}
ShownOf(s, d)  == {i.at : i \in {j \in Upcoming(s, d) : j.act = "set"}}

-------------------------------------------------------------------------------
DeviceAct(s, d, act) ==
  /\ ~Waits(s, d, act) /\ ~Unusable(d, act)
  /\ LET v == dev[s][d]
     IN dev' = [dev EXCEPT ![s][d] = [Acted(v, d, act, Head(v.todo).at)
                                       EXCEPT !.done = TRUE, !.todo = Tail(v.todo)]]
  /\ fault' = IF s = Source /\ Quiets(act) THEN fault \ {d} ELSE fault
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, received, link, given, troubles>>

(* The request has come to a state, or to its end. *)
DeviceShows(s, d, state) ==
  /\ dev' = [dev EXCEPT ![s][d].ds = state, ![s][d].done = FALSE, ![s][d].todo = Tail(@)]
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, received, link, given, troubles>>

(***************************************************************************)
(* Where a request ends that failed.  The register: in the old state if    *)
(* nothing was done, or if the driver leaves it so; in ERROR else.  The    *)
(* state machine: where it has come to, or in ERROR.  Hardware is left as  *)
(* it is, unless an arc is undone, or ERROR says something of it.          *)
(***************************************************************************)
FailsInto(v, act) ==
  CASE D.interface = "machine"                 -> {v.ds, Error}
    [] act = "NOT_RESUMING"                    -> {Error}
    [] D.failure = "old" \/ ~v.done            -> {v.ds}
    [] OTHER                                   -> {Error}

Undone(v) ==
  IF D.failure = "undone" THEN [v EXCEPT !.run = "RUNNING" \in v.ds] ELSE v

InError(v, d) ==
  CASE D.errorIs = "quiet"   -> Quieten(v, d, TRUE)
    [] D.errorIs = "stopped" -> [v EXCEPT !.run = FALSE]
    [] OTHER                 -> v

DeviceFails(s, d, act, left) ==
  /\ LET v == dev[s][d]
         at == [v EXCEPT !.ds = left, !.to = left, !.todo = <<>>, !.done = FALSE, !.failed = TRUE]
     IN /\ left \in FailsInto(v, act)
        /\ \/ Unusable(d, act) /\ UNCHANGED troubles
           \/ ~Unusable(d, act) /\ troubles < MaxTroubles /\ troubles' = troubles + 1
        /\ dev' = [dev EXCEPT ![s][d] = IF left = Error THEN InError(at, d) ELSE Undone(at)]
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, received, link, given>>
===============================================================================
