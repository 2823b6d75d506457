------------------------------- MODULE MCVfioCcw -------------------------------
(***************************************************************************)
(* VfioCcw with the bounds of MCVfioCcw.cfg.  Another revision is checked  *)
(* by its name: change the value of Revision there.                        *)
(***************************************************************************)
EXTENDS CcwProperties, CcwRefusals
===============================================================================
