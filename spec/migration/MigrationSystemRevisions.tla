----------------------- MODULE MigrationSystemRevisions -----------------------
(***************************************************************************)
(* What a VMM does with several devices, whose registers follow one of the *)
(* lists of MigrationBitsLists.                                            *)
(***************************************************************************)
EXTENDS MigrationBitsLists

(***************************************************************************)
(* order, reading,     as in MigrationBitsRevisions                        *)
(* hasNdma                                                                 *)
(* grace               the VMM stops and starts the devices through NDMA:  *)
(*                       all are quiet before one is stopped, and all run  *)
(*                       before one may have DMA                           *)
(* abortGrace          it does so, too, when it gives a migration up       *)
(* trackingEnds        DIRTY_TRACKING is cleared "beforeNdma" is set, or   *)
(*                       "afterDma": when no device can have DMA any more  *)
(***************************************************************************)
DesignChoices ==
  [ order        |-> {L0, L1, L2, L3, L4, Mlx5, Ours},
    reading      |-> {"selected", "decomposed"},
    hasNdma      |-> BOOLEAN,
    grace        |-> BOOLEAN,
    abortGrace   |-> BOOLEAN,
    trackingEnds |-> {"beforeNdma", "afterDma"} ]

-------------------------------------------------------------------------------
(* The reference flows of the RFC; giving up is a write of RUNNING (14 December 2021). *)
Rfc(order) ==
  [ order |-> order, reading |-> "selected", hasNdma |-> TRUE, grace |-> TRUE,
    abortGrace |-> FALSE, trackingEnds |-> "afterDma" ]

(* QEMU's driver of the register: no NDMA, no barrier. *)
mlx5_v5 == [ Rfc(Mlx5) EXCEPT !.hasNdma = FALSE, !.grace = FALSE ]

(* Giving up goes through the grace state, too. *)
recommended == [ Rfc(Ours) EXCEPT !.abortGrace = TRUE ]

Named(name, source, choices) ==
  << [ name |-> name, since |-> "kvm, 2021", source |-> source, choices |-> choices ],
     [ name |-> name \o "_decomposed", since |-> "kvm, 2021", source |-> source,
       choices |-> [choices EXCEPT !.reading = "decomposed"] ] >>

Revisions ==
     Named("l0_mail", "the reference flows with L0", Rfc(L0))
  \o Named("rfc_v2", "the reference flows with L1", Rfc(L1))
  \o Named("rfc_v3", "the reference flows with L2", Rfc(L2))
  \o Named("toward_zero", "the reference flows with L3", Rfc(L3))
  \o Named("williamson", "the reference flows with L4", Rfc(L4))
  \o Named("mlx5_v5", "QEMU's driver of the register", mlx5_v5)
  \o << [ name    |-> "recommended",
          since   |-> "this project",
          source  |-> "spec/migration/README.md",
          choices |-> recommended ] >>
===============================================================================
