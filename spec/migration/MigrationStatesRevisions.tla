----------------------- MODULE MigrationStatesRevisions -----------------------
(***************************************************************************)
(* Where drivers of the state machine differ, or could, as data.  A design *)
(* choice is a field of one record; a revision is a named value of that    *)
(* record.  To review a proposal, append one record to Revisions: the      *)
(* specification, the Java refinement and the conformance runs read it     *)
(* from here.                                                              *)
(***************************************************************************)

(***************************************************************************)
(* The design choices and the values that each may take.                   *)
(*                                                                         *)
(* skip       the loop that consults the table again while the entry is    *)
(*              not supported ends at a supported state alone              *)
(*              ("toSupported"), or at ERROR as well ("toSupportedOrError") *)
(* current    a request of the state that is current succeeds: "always";   *)
(*              or "exceptError"                                           *)
(* halfArc    an arc of two commands whose second one failed: the first    *)
(*              one's effect is "kept", or "undone"                        *)
(* handOver   what the file needs to reach user space is obtained when     *)
(*              the state has been committed ("last"), or before anything  *)
(*              is done ("reservedFirst")                                  *)
(* reset      VFIO_DEVICE_RESET resets the hardware beside whoever holds   *)
(*              the state mutex, and has the bookkeeping done by the       *)
(*              latter if need be ("deferred"); or does both with the      *)
(*              mutex held ("underMutex")                                  *)
(***************************************************************************)
DesignChoices ==
  [ skip     |-> {"toSupported", "toSupportedOrError"},
    current  |-> {"always", "exceptError"},
    halfArc  |-> {"kept", "undone"},
    handOver |-> {"last", "reservedFirst"},
    reset    |-> {"deferred", "underMutex"} ]

-------------------------------------------------------------------------------

states_before_fix ==
  [ skip     |-> "toSupported",
    current  |-> "always",
    halfArc  |-> "kept",
    handOver |-> "last",
    reset    |-> "deferred" ]

states_mainline ==
  [ states_before_fix EXCEPT !.skip = "toSupportedOrError" ]

(***************************************************************************)
(* Our own: what else would have to change for every property to hold, but *)
(* for SavingStatesOnlyAtEnds, a wording that the table itself contradicts. *)
(***************************************************************************)
states_recommended ==
  [ states_mainline EXCEPT !.current  = "exceptError",
                           !.halfArc  = "undone",
                           !.handOver = "reservedFirst",
                           !.reset    = "underMutex" ]

-------------------------------------------------------------------------------

Revisions ==
  << [ name    |-> "states_before_fix",
       since   |-> "Linux 6.2, February 2023",
       source  |-> "4db52602a607: vfio_main.c; mlx5/main.c; later mtty.c",
       choices |-> states_before_fix ],
     [ name    |-> "states_mainline",
       since   |-> "June 2026",
       source  |-> "a26b499b757c: vfio_mig_get_next_state",
       choices |-> states_mainline ],
     [ name    |-> "states_recommended",
       since   |-> "this project",
       source  |-> "spec/migration/README.md",
       choices |-> states_recommended ] >>
===============================================================================
