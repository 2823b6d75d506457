------------------------ MODULE MigrationBitsRevisions ------------------------
(***************************************************************************)
(* The register of bits, as it was proposed in 2021.  Any write from any   *)
(* valid state to any other is allowed, so a write may change several bits *)
(* at once, and the order of what the driver then does is the protocol.    *)
(***************************************************************************)
EXTENDS Sequences

(***************************************************************************)
(* A bit group names what has to be set and what clear in the state that a *)
(* write asks for; it fires if that is so and one of its bits changes.     *)
(* `flips' is the bit that it is about, where the write is taken apart.    *)
(***************************************************************************)
Groups ==
  [ SAVING_RUNNING     |-> [set |-> {"SAVING", "RUNNING"}, clear |-> {},           flips |-> "SAVING"],
    SAVING_NOT_RUNNING |-> [set |-> {"SAVING"},            clear |-> {"RUNNING"},  flips |-> "SAVING"],
    SAVING             |-> [set |-> {"SAVING"},            clear |-> {},           flips |-> "SAVING"],
    NOT_SAVING         |-> [set |-> {},                    clear |-> {"SAVING"},   flips |-> "SAVING"],
    RESUMING           |-> [set |-> {"RESUMING"},          clear |-> {},           flips |-> "RESUMING"],
    NOT_RESUMING       |-> [set |-> {},                    clear |-> {"RESUMING"}, flips |-> "RESUMING"],
    RUNNING            |-> [set |-> {"RUNNING"},           clear |-> {},           flips |-> "RUNNING"],
    NOT_RUNNING        |-> [set |-> {},                    clear |-> {"RUNNING"},  flips |-> "RUNNING"],
    NDMA               |-> [set |-> {"NDMA"},              clear |-> {},           flips |-> "NDMA"],
    NOT_NDMA           |-> [set |-> {},                    clear |-> {"NDMA"},     flips |-> "NDMA"] ]

(* The priority lists: what stands first happens first. *)
L0 == <<"SAVING_RUNNING", "NOT_RUNNING", "NOT_NDMA", "SAVING_NOT_RUNNING",
        "RESUMING", "NOT_RESUMING", "NDMA", "RUNNING">>
L1 == <<"SAVING_RUNNING", "NDMA", "NOT_RUNNING", "SAVING_NOT_RUNNING",
        "RESUMING", "NOT_RESUMING", "RUNNING", "NOT_NDMA">>
L2 == <<"NDMA", "NOT_RUNNING", "SAVING_NOT_RUNNING", "RESUMING",
        "NOT_RESUMING", "RUNNING", "SAVING_RUNNING", "NOT_NDMA">>
L3 == <<"NOT_NDMA", "NOT_SAVING", "NOT_RUNNING", "NOT_RESUMING",
        "RESUMING", "RUNNING", "SAVING", "NDMA">>
L4 == <<"NOT_RUNNING", "NOT_SAVING", "NOT_RESUMING", "RESUMING", "SAVING", "RUNNING">>
Mlx5 == <<"NOT_RUNNING", "SAVING_NOT_RUNNING", "RESUMING", "NOT_RESUMING", "RUNNING">>
Ours == <<"NDMA", "NOT_RUNNING", "NOT_SAVING", "NOT_RESUMING",
          "RESUMING", "SAVING", "RUNNING", "NOT_NDMA">>

(* All orders of the eight groups that ours has: repair looks among them. *)
OrdersOf(list) ==
  LET groups == {list[i] : i \in DOMAIN list}
  IN {order \in [DOMAIN list -> groups] : \A g \in groups : \E i \in DOMAIN list : order[i] = g}

(***************************************************************************)
(* order               the list                                            *)
(* reading             "selected": the groups are those of the requested   *)
(*                       state, and the register changes once, at the end; *)
(*                       "decomposed": as if the user had written one bit  *)
(*                       after another, in the order of the list           *)
(* hasNdma             the register has the bit NDMA                       *)
(* nextWindow          going on from one SAVING state to another, the data *)
(*                       window is "cleared" or "carried" on               *)
(* resumingResets      entering RESUMING resets the device; else the       *)
(*                       driver relies on VFIO_DEVICE_RESET before         *)
(* failure             a write that fails half-way ends in "error", or     *)
(*                       leaves "old" in the register                      *)
(* badData             where a write ends that finds the data unusable:    *)
(*                       "error"; "old", if nothing was done yet           *)
(* errorIs             ERROR lets the device go on ("any"), has it behave  *)
(*                       as with NDMA ("quiet"), or stops it ("stopped")   *)
(***************************************************************************)
DesignChoices ==
  [ order          |-> {L0, L1, L2, L3, L4, Mlx5, Ours},
    reading        |-> {"selected", "decomposed"},
    hasNdma        |-> BOOLEAN,
    nextWindow     |-> {"cleared", "carried"},
    resumingResets |-> BOOLEAN,
    failure        |-> {"error", "old"},
    badData        |-> {"error", "old"},
    errorIs        |-> {"any", "quiet", "stopped"} ]

-------------------------------------------------------------------------------
(* The uAPI of v5.8 to v5.17, as mlx5 had it: ERROR is whatever the device does then. *)
mlx5_v5 == [ order |-> Mlx5, reading |-> "selected", hasNdma |-> FALSE, nextWindow |-> "cleared",
        resumingResets |-> TRUE, failure |-> "error", badData |-> "error", errorIs |-> "any" ]

(* The first list, of 23 November; data that is invalid must lead to ERROR. *)
l0_mail == [mlx5_v5 EXCEPT !.order = L0, !.hasNdma = TRUE, !.resumingResets = FALSE]

(* From the draft of 24 November on, ERROR is to behave like NDMA. *)
rfc_v2 == [l0_mail EXCEPT !.order = L1, !.errorIs = "quiet"]

(* Pre-copy and stop-copy become one stream; entry to RESUMING always succeeds. *)
rfc_v3 == [rfc_v2 EXCEPT !.order = L2, !.nextWindow = "carried", !.resumingResets = TRUE]

toward_zero == [rfc_v3 EXCEPT !.order = L3]

(* With the header of 9 December: ERROR is !RUNNING, and bad data may leave the old state. *)
williamson == [rfc_v3 EXCEPT !.order = L4, !.badData = "old", !.errorIs = "stopped"]

(***************************************************************************)
(* Ours.  DMA ends before anything else happens and begins after all else; *)
(* RUNNING is left first of the rest and entered last, so that nothing is  *)
(* captured from, or loaded into, a device that runs; what was begun       *)
(* (SAVING, RESUMING) is ended before something else is begun.  It costs a *)
(* halt of DMA in writes that could do without, and no log is started      *)
(* before the device is quiet.                                             *)
(***************************************************************************)
recommended == [toward_zero EXCEPT !.order = Ours]

Decomposed(choices) == [choices EXCEPT !.reading = "decomposed"]

Named(name, since, source, choices) ==
  << [ name    |-> name,
       since   |-> since,
       source  |-> source,
       choices |-> choices ],
     [ name    |-> name \o "_decomposed",
       since   |-> since,
       source  |-> source \o ", as single writes",
       choices |-> Decomposed(choices) ] >>

Revisions ==
     Named("l0_mail", "kvm, 23 November 2021", "20211123165352.GA4670@nvidia.com", l0_mail)
  \o Named("rfc_v2", "kvm, 29 November 2021",
           "0-v2-45a95932a4c6+37-vfio_mig_doc_jgg@nvidia.com", rfc_v2)
  \o Named("rfc_v3", "kvm, 7 December 2021",
           "0-v3-184b374ad0a8+24c-vfio_mig_doc_jgg@nvidia.com", rfc_v3)
  \o Named("toward_zero", "kvm, 8 December 2021", "20211208202737.GE6385@nvidia.com", toward_zero)
  \o Named("williamson", "kvm, 13 December 2021", "20211213134038.39bb0618...", williamson)
  \o Named("mlx5_v5", "kvm, 27 October 2021",
           "20211027095658.144468-12-yishaih@nvidia.com", mlx5_v5)
  \o << [ name    |-> "recommended",
          since   |-> "this project",
          source  |-> "spec/migration/README.md",
          choices |-> recommended ] >>
===============================================================================
