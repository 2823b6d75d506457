-------------------------- MODULE MCMigrationSystem ---------------------------
(***************************************************************************)
(* Three devices, two of them PCI functions: what they do to memory and to *)
(* each other, and what one failure makes of that.  Another revision is    *)
(* checked by its name: change the value of Revision in the configuration. *)
(***************************************************************************)
EXTENDS MigrationSystemProperties
===============================================================================
