----------------------------- MODULE CcwRevisions -----------------------------
(***************************************************************************)
(* What the mailing lists argued about, as data.  A design choice is a     *)
(* field of one record; a revision is a named value of that record.  To    *)
(* review a proposal, append one record to Revisions: the specification,   *)
(* the Java refinement and the conformance runs read it from here.         *)
(***************************************************************************)

(***************************************************************************)
(* The design choices and the values that each may take.                   *)
(*                                                                         *)
(* admission          what a write must find before anything is copied:    *)
(*                      "none"; "idle", else EACCES; "open", else EACCES   *)
(* ioMutex            reads take io_mutex, writes try it, else EAGAIN      *)
(* writeIrbArea       a 124-byte write reaches irb_area and ret_code       *)
(*                      ("copied"), or these are the driver's ("kept")     *)
(* processingState    the state while a request is translated; "IDLE" if   *)
(*                      the revision has none                              *)
(* pendingState       the state from SSCH with cc 0 to completion          *)
(* processingErrno    what a request gets in processingState               *)
(* pendingErrno       what a request gets in pendingState                  *)
(* sschUnderSchLock   SSCH and the bookkeeping of its cc are one section   *)
(*                      of sch->lock                                       *)
(* cpGuard            accessors of the channel program test `initialized'  *)
(* errorExitIdle      the error exit of io_request sets IDLE               *)
(* writeIdle          the write sets IDLE for any nonzero ret_code         *)
(* irbHandoff         hard interrupt to worker: one "slot", or a "queue"   *)
(* freeOn             the IRB at which the worker frees the program:       *)
(*                      "solicited", or "final" (solicited and final)      *)
(* workerLock         the worker takes io_mutex: "none"; around the        *)
(*                      "copy" of the IRB; around "all" that it does       *)
(* idleOn             the IRB at which the worker sets IDLE: "any";        *)
(*                      "final" (solicited or not); "freed", if and only   *)
(*                      if this run freed the program                      *)
(* idleWhen           IDLE before or after the eventfd is signalled        *)
(* acknowledge        an IRB stays in irb_area until it has been read, and *)
(*                      reading it makes room for the next                 *)
(***************************************************************************)
DesignChoices ==
  [ admission        |-> {"none", "idle", "open"},
    ioMutex          |-> BOOLEAN,
    writeIrbArea     |-> {"copied", "kept"},
    processingState  |-> {"IDLE", "BOXED", "BUSY", "CP_PROCESSING"},
    pendingState     |-> {"BUSY", "CP_PENDING"},
    processingErrno  |-> {"EBUSY", "EAGAIN"},
    pendingErrno     |-> {"EBUSY", "EAGAIN"},
    sschUnderSchLock |-> BOOLEAN,
    cpGuard          |-> BOOLEAN,
    errorExitIdle    |-> BOOLEAN,
    writeIdle        |-> BOOLEAN,
    irbHandoff       |-> {"slot", "queue"},
    freeOn           |-> {"solicited", "final"},
    workerLock       |-> {"none", "copy", "all"},
    idleOn           |-> {"any", "final", "freed"},
    idleWhen         |-> {"beforeSignal", "afterSignal"},
    acknowledge      |-> BOOLEAN ]

-------------------------------------------------------------------------------

v4_12 ==
  [ admission        |-> "idle",
    ioMutex          |-> FALSE,
    writeIrbArea     |-> "copied",
    processingState  |-> "BOXED",
    pendingState     |-> "BUSY",
    processingErrno  |-> "EBUSY",
    pendingErrno     |-> "EBUSY",
    sschUnderSchLock |-> FALSE,
    cpGuard          |-> FALSE,
    errorExitIdle    |-> TRUE,
    writeIdle        |-> TRUE,
    irbHandoff       |-> "slot",
    freeOn           |-> "solicited",
    workerLock       |-> "none",
    idleOn           |-> "any",
    idleWhen         |-> "afterSignal",
    acknowledge      |-> FALSE ]

(***************************************************************************)
(* SSCH under sch->lock (3368e547c52b), BOXED merged into BUSY, and the    *)
(* program freed at the final interrupt only.                              *)
(***************************************************************************)
v5_1 ==
  [ v4_12 EXCEPT !.processingState  = "BUSY",
                 !.sschUnderSchLock = TRUE,
                 !.freeOn           = "final",
                 !.idleOn           = "final" ]

(***************************************************************************)
(* The patch as posted in January 2019, on the driver of its day.  It came *)
(* behind "make it safe to access channel programs" and before "only free  *)
(* cp on final interrupt", which the discussion of this patch brought up:  *)
(* hence cpGuard, and the worker's rules of 4.12.                          *)
(***************************************************************************)
concurrent_io_v2 ==
  [ v4_12 EXCEPT !.admission        = "open",
                 !.ioMutex          = TRUE,
                 !.processingState  = "IDLE",
                 !.processingErrno  = "EAGAIN",
                 !.pendingErrno     = "EAGAIN",
                 !.sschUnderSchLock = TRUE,
                 !.cpGuard          = TRUE,
                 !.errorExitIdle    = FALSE,
                 !.writeIdle        = FALSE ]

concurrent_io_v2_locked_worker ==
  [ concurrent_io_v2 EXCEPT !.workerLock = "copy" ]

v5_2 ==
  [ admission        |-> "none",
    ioMutex          |-> TRUE,
    writeIrbArea     |-> "copied",
    processingState  |-> "CP_PROCESSING",
    pendingState     |-> "CP_PENDING",
    processingErrno  |-> "EAGAIN",
    pendingErrno     |-> "EBUSY",
    sschUnderSchLock |-> TRUE,
    cpGuard          |-> TRUE,
    errorExitIdle    |-> FALSE,
    writeIdle        |-> TRUE,
    irbHandoff       |-> "slot",
    freeOn           |-> "final",
    workerLock       |-> "copy",
    idleOn           |-> "final",
    idleWhen         |-> "afterSignal",
    acknowledge      |-> FALSE ]

(***************************************************************************)
(* Our own.  README.md says why it is right, and what it costs.            *)
(***************************************************************************)
recommended ==
  [ v5_2 EXCEPT !.writeIrbArea  = "kept",
                !.errorExitIdle = TRUE,
                !.writeIdle     = FALSE,
                !.irbHandoff    = "queue",
                !.idleOn        = "freed",
                !.idleWhen      = "beforeSignal",
                !.acknowledge   = TRUE ]

-------------------------------------------------------------------------------

Revisions ==
  << [ name    |-> "v4_12",
       since   |-> "Linux 4.12, July 2017",
       source  |-> "bbe37e4cb897, e5f84dbaea59: vfio_ccw_fsm.c, vfio_ccw_drv.c, vfio_ccw_ops.c",
       choices |-> v4_12 ],
     [ name    |-> "v5_1",
       since   |-> "Linux 5.1, May 2019",
       source  |-> "3368e547c52b, 'only free cp on final interrupt', 'Merge BUSY and BOXED states'",
       choices |-> v5_1 ],
     [ name    |-> "concurrent_io_v2",
       since   |-> "linux-s390, 21 January 2019",
       source  |-> "[PATCH v2 2/5] vfio-ccw: concurrent I/O handling, 20190121110354.2247-3-cohuck@redhat.com",
       choices |-> concurrent_io_v2 ],
     [ name    |-> "concurrent_io_v2_locked_worker",
       since   |-> "linux-s390, 22 January 2019",
       source  |-> "the same thread: the worker takes the mutex, too",
       choices |-> concurrent_io_v2_locked_worker ],
     [ name    |-> "v5_2",
       since   |-> "Linux 5.2, July 2019",
       source  |-> "690f6a1581cc, 71189f263f8a, 4f76617378ee",
       choices |-> v5_2 ],
     [ name    |-> "recommended",
       since   |-> "this project",
       source  |-> "spec/ccw/README.md",
       choices |-> recommended ] >>
===============================================================================
