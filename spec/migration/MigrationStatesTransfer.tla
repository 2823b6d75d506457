----------------------- MODULE MigrationStatesTransfer ------------------------
(***************************************************************************)
(* A transfer and its data file: begun and ended by arcs, read and written *)
(* by user space under the file's own lock, beside whoever has the state   *)
(* mutex.                                                                  *)
(***************************************************************************)
EXTENDS MigrationStatesVariables

BeginSaving(gen, final) ==
  /\ file' = [NoFile EXCEPT !.kind = "saving", !.pieces = <<gen>>,
                           !.to = IF final THEN Nothing ELSE gen, !.final = final]
  /\ image' = NoImage
  /\ UNCHANGED fd

BeginLoadingFile ==
  /\ file' = [NoFile EXCEPT !.kind = "loading"]
  /\ UNCHANGED <<fd, image>>

(* What lies beyond the end of a transfer: user space throws half an image away. *)
EndTransfer ==
  /\ file' = NoFile
  /\ fd' = IF fd = "live" THEN "dead" ELSE fd
  /\ image' = IF image.read = "part" THEN NoImage ELSE image

(* A file that a SET has yet to hand over dies with its transfer. *)
Disabled(threads) ==
  [u \in Users |-> [threads[u] EXCEPT !.file = IF @ = "live" THEN "dead" ELSE @]]

-------------------------------------------------------------------------------
(***************************************************************************)
(* The file needs a number and a place in user memory.  If it gets neither *)
(* it is dropped; the ioctl fails, and the state stays what it has become. *)
(***************************************************************************)
SetDeliver(u, ok) ==
  /\ user[u].pc = "deliver"
  /\ ~ok => D.handOver = "last"
  /\ fd' = IF ok /\ fd # "live" THEN user[u].file ELSE fd
  /\ user' = [user EXCEPT ![u] = Outside]
  /\ UNCHANGED <<flags, opened, state, hw, file, mutex, deferred, reset, image>>

-------------------------------------------------------------------------------

Transferring(u, kind) == IsIdle(u) /\ fd = "live" /\ file.kind = kind

(* A read gives some bytes, or 0 at the end of stream, or ENOMSG if there is more to come. *)
HasBytes == file.pieces # <<>>
AtEnd    == file.pieces = <<>> /\ file.final

(* What is read after bytes that make no state makes none either. *)
Following(gen) == IF image.read # "none" /\ image.at = Nothing THEN Nothing ELSE gen

Read(u) ==
  /\ Transferring(u, "saving")
  /\ HasBytes
  /\ image' = [read |-> "part", at |-> Following(Head(file.pieces))]
  /\ file' = [file EXCEPT !.pieces = Tail(@)]
  /\ UNCHANGED <<flags, opened, state, hw, mutex, deferred, reset, user, fd>>

(***************************************************************************)
(* The end of stream comes for ever.  A stream that makes no state is      *)
(* thrown away when it has come to its end.                                *)
(***************************************************************************)
ReadEnd(u) ==
  /\ Transferring(u, "saving")
  /\ AtEnd
  /\ image.read = "part"
  /\ image' = IF image.at = Nothing THEN NoImage ELSE [image EXCEPT !.read = "whole"]
  /\ UNCHANGED <<flags, driver, fd>>

(* write: the first half of an image, or the rest of one that user space has whole. *)
Write(u, much) ==
  /\ Transferring(u, "loading")
  /\ \/ much = "part" /\ file.written = "none"
     \/ much = "whole" /\ file.written = "part" /\ image.read = "whole"
  /\ file' = [file EXCEPT !.written = much]
  /\ UNCHANGED <<flags, opened, state, hw, mutex, deferred, reset, user, space>>

LoadableData == file.written = "whole"
===============================================================================
