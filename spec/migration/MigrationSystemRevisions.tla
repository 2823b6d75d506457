----------------------- MODULE MigrationSystemRevisions -----------------------
(***************************************************************************)
(* What a VMM does with several devices, and with the other side, over one *)
(* of the interfaces: the register of bits, or the state machine.          *)
(***************************************************************************)
EXTENDS MigrationBitsLists

(***************************************************************************)
(* interface           the "register", or the state "machine"              *)
(* order, reading,     as in MigrationBitsRevisions; an arc of the state   *)
(* nextWindow, errorIs   machine has actions of its own                    *)
(* failure             as there; of an arc of the machine, what was done   *)
(*                       stays ("old") or is "undone"                      *)
(* quiet               NDMA, or P2P: "noDma" at all, or "noPeerDma"        *)
(* pri                 devices may raise I/O page faults                   *)
(* faultsOnQuiet       a device that is to be quiet "completes" the faults *)
(*                       that it waits for, or "cancels" them              *)
(* unsolicited         status that comes for a stopped subchannel is       *)
(*                       "discarded", or "stored" in it                    *)
(* stoppedIo           an access to a stopped device is "contained", or    *)
(*                       "faults" the host                                 *)
(* grace               all devices are quiet before one is stopped, and    *)
(*                       all run before one may have DMA: "never", or with *)
(*                       the vCPU "running", or "paused", on the way there *)
(* abortGrace          so they do when a migration is given up             *)
(* trackingEnds        DIRTY_TRACKING is cleared "beforeNdma" is set,      *)
(*                       "afterNdma", or "whenStopped"                     *)
(* endOfStream         the VMM has all when nothing is pending in a device *)
(*                       that is "stopped"; or at the "firstZero"          *)
(* guestReset          of a device in pre-copy: the VMM goes on            *)
(*                       ("unnoticed"), or gives the migration up          *)
(*                       ("noticed")                                       *)
(* recovery            what a VMM does about a request that failed; see    *)
(*                       MigrationSystemFlows                              *)
(* afterReset          a device that the VMM had to reset: the guest goes  *)
(*                       on as if nothing was ("silent"), or is "told"     *)
(* commit              the source gives the guest away "afterStream", when *)
(*                       all is sent; or "afterLoad", when the destination *)
(*                       says that all devices took it                     *)
(* lostCommit          the connection ends after that, without an answer:  *)
(*                       the source "stays" stopped, or "resumes"          *)
(***************************************************************************)
DesignChoices ==
  [ interface     |-> {"register", "machine"},
    order         |-> {L0, L1, L2, L3, L4, Mlx5, Ours},
    reading       |-> {"selected", "decomposed"},
    nextWindow    |-> {"cleared", "carried"},
    failure       |-> {"error", "old", "undone"},
    errorIs       |-> {"any", "quiet", "stopped"},
    quiet         |-> {"noDma", "noPeerDma"},
    pri           |-> BOOLEAN,
    faultsOnQuiet |-> {"completes", "cancels"},
    unsolicited   |-> {"discarded", "stored"},
    stoppedIo     |-> {"contained", "faults"},
    grace         |-> {"never", "running", "paused"},
    abortGrace    |-> BOOLEAN,
    trackingEnds  |-> {"beforeNdma", "afterNdma", "whenStopped"},
    endOfStream   |-> {"stopped", "firstZero"},
    guestReset    |-> {"unnoticed", "noticed"},
    recovery      |-> {"advice", "qemuRegister", "qemuMachine"},
    afterReset    |-> {"silent", "told"},
    commit        |-> {"afterStream", "afterLoad"},
    lostCommit    |-> {"stays", "resumes"} ]

-------------------------------------------------------------------------------
(***************************************************************************)
(* The reference flows of the RFC, with the advice of 14 December 2021 on  *)
(* what to do about failures.  They say nothing of the connection: we take *)
(* it that the source is kept until the destination has loaded.  Nor of a  *)
(* guest that resets a device meanwhile.                                   *)
(***************************************************************************)
Rfc(order) ==
  [ interface     |-> "register",
    order         |-> order,
    reading       |-> "selected",
    nextWindow    |-> "carried",
    failure       |-> "error",
    errorIs       |-> "quiet",
    quiet         |-> "noDma",
    pri           |-> TRUE,
    faultsOnQuiet |-> "completes",
    unsolicited   |-> "discarded",
    stoppedIo     |-> "contained",
    grace         |-> "running",
    abortGrace    |-> FALSE,
    trackingEnds  |-> "afterNdma",
    endOfStream   |-> "stopped",
    guestReset    |-> "unnoticed",
    recovery      |-> "advice",
    afterReset    |-> "silent",
    commit        |-> "afterLoad",
    lostCommit    |-> "stays" ]

(* Not before 25 November did anybody ask about unsolicited status. *)
l0_mail == [ Rfc(L0) EXCEPT !.nextWindow = "cleared", !.errorIs = "any", !.unsolicited = "stored" ]

rfc_v2 == [ Rfc(L1) EXCEPT !.nextWindow = "cleared" ]

williamson == [ Rfc(L4) EXCEPT !.errorIs = "stopped" ]

(***************************************************************************)
(* QEMU's driver of the register: no NDMA, no barrier, and the end of the  *)
(* process when a device is in ERROR.  A migration is over, for the        *)
(* source, when all is sent.                                               *)
(***************************************************************************)
mlx5_v5 ==
  [ Rfc(Mlx5) EXCEPT !.nextWindow = "cleared", !.failure = "old",
                     !.errorIs = "any", !.pri = FALSE, !.grace = "never",
                     !.trackingEnds = "whenStopped", !.recovery = "qemuRegister",
                     !.commit = "afterStream" ]

(***************************************************************************)
(* QEMU's driver of the state machine: all devices support P2P, the vCPUs  *)
(* are paused before the first callback, there is no vIOMMU.  A transfer   *)
(* that a reset has ended shows by its file (ENODEV).                      *)
(***************************************************************************)
states_mainline ==
  [ Rfc(Ours) EXCEPT !.interface = "machine", !.errorIs = "any", !.quiet = "noPeerDma",
                     !.pri = FALSE, !.grace = "paused", !.trackingEnds = "whenStopped",
                     !.guestReset = "noticed", !.recovery = "qemuMachine", !.failure = "old",
                     !.commit = "afterStream" ]

(***************************************************************************)
(* Ours.  Giving up goes through the grace state, too; DMA is tracked      *)
(* until every device has stopped, since not every one of them has a use   *)
(* for NDMA; the source is kept until the destination has loaded; a device *)
(* that is reset is not the one that the guest had, and the guest is told. *)
(***************************************************************************)
Sound(choices) ==
  [ choices EXCEPT !.abortGrace = TRUE, !.trackingEnds = "whenStopped", !.guestReset = "noticed",
                   !.recovery = "advice", !.afterReset = "told", !.commit = "afterLoad" ]

recommended        == Sound(Rfc(Ours))
states_recommended == [ Sound(states_mainline) EXCEPT !.failure = "undone" ]

Named(name, source, choices) ==
  << [ name |-> name, since |-> "kvm, 2021", source |-> source, choices |-> choices ],
     [ name |-> name \o "_decomposed", since |-> "kvm, 2021", source |-> source,
       choices |-> [choices EXCEPT !.reading = "decomposed"] ] >>

Revisions ==
     Named("l0_mail", "the reference flows with L0", l0_mail)
  \o Named("rfc_v2", "the reference flows with L1", rfc_v2)
  \o Named("rfc_v3", "the reference flows with L2", Rfc(L2))
  \o Named("toward_zero", "the reference flows with L3", Rfc(L3))
  \o Named("williamson", "the reference flows with L4", williamson)
  \o Named("mlx5_v5", "QEMU's driver of the register", mlx5_v5)
  \o << [ name    |-> "states_mainline",
          since   |-> "QEMU, 2024",
          source  |-> "019d9e6cc408: hw/vfio/migration.c",
          choices |-> states_mainline ],
        [ name    |-> "states_recommended",
          since   |-> "this project",
          source  |-> "spec/migration/README.md",
          choices |-> states_recommended ],
        [ name    |-> "recommended",
          since   |-> "this project",
          source  |-> "spec/migration/README.md",
          choices |-> recommended ] >>
===============================================================================
