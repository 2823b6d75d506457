---------------------------- MODULE MigrationDmaLog ----------------------------
(***************************************************************************)
(* VFIO_DEVICE_FEATURE_DMA_LOGGING_START, STOP and REPORT: which pages a   *)
(* device has written to by DMA.  Addresses are counted in frames of the   *)
(* smallest size that a page may have; the log has pages of its own size,  *)
(* and a report may ask for others.  Nothing orders the log against the    *)
(* device state.                                                           *)
(***************************************************************************)
EXTENDS MigrationDmaLogRevisions, Integers, FiniteSets

CONSTANTS
  Revision,    \* the name of the revision that is checked
  MaxFrame     \* the highest frame that anybody writes to or asks for

D == (CHOOSE r \in {Revisions[i] : i \in DOMAIN Revisions} : r.name = Revision).choices

VARIABLES
  log,         \* what is logged: the size of a page in frames, and the ranges; NoLog if nothing
  dirty,       \* the frames of the pages that the log has as written to
  owed         \* history: logged frames that were written to and not told of since

vars == <<log, dirty, owed>>

Frames == 0..MaxFrame

NoLog == [page |-> 0, ranges |-> {}]

(* One page size; pages of two frames; ranges beside one another, and with a gap. *)
Starts == {[page |-> 1, ranges |-> {<<1, 2>>, <<4, 1>>}],
           [page |-> 1, ranges |-> {<<0, 2>>, <<2, 2>>}],
           [page |-> 2, ranges |-> {<<2, 4>>}],
           [page |-> 2, ranges |-> {<<4, 2>>, <<0, 2>>}]}

(* So many frames from the first one on. *)
From(first, frames) == {f \in Frames : first <= f /\ f < first + frames}

Logged  == UNION {From(r[1], r[2]) : r \in log.ranges}
Page(f) == {g \in Frames : g \div log.page = f \div log.page}
Active  == log # NoLog

Init == log = NoLog /\ dirty = {} /\ owed = {}

-------------------------------------------------------------------------------
(* Logging begins once, with an empty log. *)
Start(start) ==
  /\ ~Active
  /\ log' = start
  /\ dirty' = {} /\ owed' = {}

(* It ends with its log; also if there is none. *)
Stop ==
  /\ log' = NoLog
  /\ dirty' = {} /\ owed' = {}

(* The device writes; into a part of the first frame and of the last one. *)
Wrote(first, frames) ==
  LET hit == From(first, frames) \cap Logged
  IN /\ dirty' = dirty \cup UNION {Page(f) : f \in hit}
     /\ owed' = owed \cup hit
     /\ UNCHANGED log

(***************************************************************************)
(* What was written to is told by the pages of the report, counted from    *)
(* its first frame, and is not told again.                                 *)
(***************************************************************************)
Told(first, frames, page) ==
  {(f - first) \div page : f \in dirty \cap From(first, frames)}

Stays(f, asked) ==
  \/ Page(f) \cap asked = {}
  \/ D.partly = "kept" /\ ~(Page(f) \subseteq asked)

Report(first, frames, page, told) ==
  LET asked == From(first, frames)
  IN /\ Active
     /\ told = Told(first, frames, page)
     /\ dirty' = {f \in dirty : Stays(f, asked)}
     /\ owed' = owed \ (dirty \cap asked)
     /\ UNCHANGED log

Next ==
  \/ \E start \in Starts : Start(start)
  \/ Stop
  \/ \E first \in Frames, frames \in {0, 1, 2, MaxFrame} : Wrote(first, frames)
  \/ \E first \in Frames, frames \in {0, 1, 2, 3, MaxFrame + 1}, page \in {1, 2} :
       \E told \in {Told(first, frames, page)} : Report(first, frames, page, told)

Spec == Init /\ [][Next]_vars

-------------------------------------------------------------------------------
DmaLogTypeOK ==
  /\ log \in Starts \cup {NoLog}
  /\ dirty \subseteq Logged
  /\ \A f \in dirty : Page(f) \subseteq dirty
  /\ owed \subseteq Logged

(* What was written to is told some day: it is in the log until it is. *)
NoWriteForgotten == owed \subseteq dirty

-------------------------------------------------------------------------------
(***************************************************************************)
(* What is refused, and changes nothing.  A second START is, whatever it   *)
(* asks for; and any REPORT without a START.                               *)
(***************************************************************************)
Refused(request, errno) == [request |-> request, errno |-> errno]

StartRefusals ==
  {<<"START without a range", "EINVAL">>,
   <<"START of pages of no size", "EINVAL">>,
   <<"START of pages that are no power of 2", "EINVAL">>,
   <<"START of pages of a negative size", "EINVAL">>,
   <<"START of too many ranges", "E2BIG">>,
   <<"START of a range that is not aligned", "EINVAL">>,
   <<"START of a length that is not aligned", "EINVAL">>,
   <<"START of an empty range", "EINVAL">>,
   <<"START of a range beyond all addresses", "EOVERFLOW">>,
   <<"START of ranges that overlap", "EINVAL">>,
   <<"START of too many pages", "E2BIG">>}

Refusals ==
  {Refused(r[1], IF Active THEN "EINVAL" ELSE r[2]) : r \in StartRefusals}
  \cup {Refused("REPORT of pages that are too small", "EINVAL"),
        Refused("REPORT of pages that are no power of 2", "EINVAL"),
        Refused("REPORT beyond all addresses", "EOVERFLOW")}
  \cup (IF Active THEN {Refused("START", "EINVAL")} ELSE {Refused("REPORT", "EINVAL")})
===============================================================================
