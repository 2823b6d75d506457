----------------------- MODULE MigrationDmaLogRevisions -----------------------
(***************************************************************************)
(* Where logs of DMA could differ, as data, as in MigrationStatesRevisions. *)
(***************************************************************************)

(***************************************************************************)
(* partly     a page of the log of which a report asks for a part alone is *)
(*              "cleared" as a whole; or "kept", to be told again          *)
(***************************************************************************)
DesignChoices == [ partly |-> {"cleared", "kept"} ]

(* The interface leaves open what becomes of the rest of such a page. *)
dma_log_cleared == [ partly |-> "cleared" ]

dma_log_kept == [ partly |-> "kept" ]

Revisions ==
  << [ name    |-> "dma_log_cleared",
       since   |-> "Linux 6.1, December 2022",
       source  |-> "a reading of VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT",
       choices |-> dma_log_cleared ],
     [ name    |-> "dma_log_kept",
       since   |-> "this project",
       source  |-> "spec/migration/README.md",
       choices |-> dma_log_kept ] >>
===============================================================================
