-------------------------- MODULE MigrationSystemVmm --------------------------
(***************************************************************************)
(* The VMMs: they go by their script, read and send what devices give, and *)
(* recover from what fails.                                                *)
(***************************************************************************)
EXTENDS MigrationSystemDevice

(* A request to one device; the VMM waits until it is through. *)
Requested == IF Due("request") THEN {Now.to} ELSE {}

VmmRequest(s, d, to) ==
  /\ Now.on = s /\ Idle
  /\ LET v == dev[s][d]
     IN /\ v.ds # to /\ ~v.lost
        /\ dev' = [dev EXCEPT ![s][d] = [v EXCEPT !.to = to, !.done = FALSE,
                                                 !.todo = ToDo[v.ds][to]]]
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, received, link, given, troubles>>

(* All devices are there: the barrier. *)
VmmGoOn ==
  /\ Due("request") /\ Idle /\ Reached(Now.on, Now.to)
  /\ script' = Tail(script)
  /\ UNCHANGED <<subchannels, givenUp, alive, dev, vcpu, track, log, busy, fault, received, link, given, troubles>>

(* Nothing is pending, or the VMM believes so. *)
Drained == \A d \in Devices : dev[Source][d].pieces = <<>> \/ dev[Source][d].zero

NeedsLink == {"drain", "commit", "take", "gone"}

VmmDo(what) ==
  /\ Due(what) /\ Idle
  /\ what \in NeedsLink => link = "up"
  /\ what = "drain" => Drained
  /\ script' = Tail(script)
  /\ track' = CASE what = "track" -> TRUE [] what = "untrack" -> FALSE [] OTHER -> track
  /\ vcpu' = CASE what = "pause" -> vcpu \ {Now.on} [] what = "resume" -> vcpu \cup {Now.on}
               [] OTHER -> vcpu
  /\ log' = IF what \in {"copyLog", "track"} THEN FALSE ELSE log
  /\ given' = CASE what = "commit" -> "sent" [] what = "take" -> "taken" [] OTHER -> given
  /\ alive' = IF what = "gone" THEN alive \ {Source} ELSE alive
  /\ UNCHANGED <<subchannels, givenUp, dev, busy, fault, received, link, troubles>>

-------------------------------------------------------------------------------
(* A piece of what is in the window, or of what was logged since, is read and sent. *)
VmmRead(d) ==
  /\ link = "up" /\ ~givenUp /\ given = "no" /\ Source \in alive
  /\ LET v == dev[Source][d]
         logged == v.pieces = <<>> /\ v.base # Nothing /\ v.base # v.gen
         piece == IF logged THEN Piece(v.base, v.gen) ELSE Head(v.pieces)
     IN /\ v.window = "saving" /\ v.todo = <<>> /\ ~v.zero
        /\ logged \/ v.pieces # <<>>
        /\ dev' = [dev EXCEPT ![Source][d] = IF logged THEN [v EXCEPT !.base = v.gen]
                                                       ELSE [v EXCEPT !.pieces = Tail(@)]]
        /\ received' = [received EXCEPT ![d] = With(@, piece)]
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, link, given, troubles>>

(* Nothing is pending in pre-copy, and the VMM takes that for the end. *)
VmmSeesZero(d) ==
  /\ D.endOfStream = "firstZero" /\ ~givenUp /\ Source \in alive
  /\ LET v == dev[Source][d]
     IN /\ v.window = "saving" /\ v.todo = <<>> /\ v.run /\ ~v.zero
        /\ v.pieces = <<>> /\ v.base \in {Nothing, v.gen}
        /\ dev' = [dev EXCEPT ![Source][d].zero = TRUE]
  /\ UNCHANGED <<subchannels, script, givenUp, alive, vcpu, track, log, busy, fault, received, link, given, troubles>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* The destination ends; at the source devices are to run, and the guest.  *)
(* One step of both: nothing runs there before the guest is given away, so *)
(* it does not matter when the destination learns of it.                   *)
(***************************************************************************)
Back ==
  /\ script' = GiveUp
  /\ givenUp' = TRUE
  /\ alive' = alive \ {Destination}

(* Somebody does not want the migration any more. *)
VmmCancel ==
  /\ ~givenUp /\ given = "no" /\ Idle /\ script # Migrate /\ script # <<>> /\ Source \in alive
  /\ Back
  /\ UNCHANGED <<subchannels, dev, vcpu, track, log, busy, fault, received, link, given, troubles>>

(* The function is new, and nobody has set it up. *)
Reset(v)   == [Fresh(Nothing) EXCEPT !.last = v.last, !.lost = TRUE]
(* A device that cannot even be reset is taken away from the guest. *)
Removed(v) == [Reset(v) EXCEPT !.run = FALSE]

(* What a device of the source was at is gone with a reset. *)
Forgotten(s, d, isReset) ==
  /\ busy' = IF s = Source /\ isReset THEN busy \ {d} ELSE busy
  /\ fault' = IF s = Source /\ isReset THEN fault \ {d} ELSE fault

VmmRecover(s, d) ==
  /\ s \in alive /\ script # <<>> /\ dev[s][d].failed
  /\ LET v      == dev[s][d]
         how    == Now.fails
         aborts == how = "abort" /\ v.ds = Error
         resets == ~aborts /\ (how \in {"reset", "resetGiveUp"} \/ v.ds = Error)
         goesOn == how = "reset" \/ givenUp \/ given # "no"
     IN /\ dev' = [dev EXCEPT ![s][d] = IF resets THEN Reset(v) ELSE [v EXCEPT !.failed = FALSE]]
        /\ CASE aborts -> /\ alive' = alive \ {s}
                          /\ IF s = Destination /\ given = "no" /\ ~givenUp
                             THEN script' = GiveUp /\ givenUp' = TRUE
                             ELSE script' = <<>> /\ UNCHANGED givenUp
             [] ~aborts /\ goesOn  -> UNCHANGED <<script, alive, givenUp>>
             [] ~aborts /\ ~goesOn -> Back
        /\ vcpu' = IF aborts THEN vcpu \ {s} ELSE vcpu
  /\ Forgotten(s, d, dev'[s][d].lost)
  /\ UNCHANGED <<subchannels, track, log, received, link, given, troubles>>

(* QEMU ends its process when it cannot reset a device. *)
VmmResetFails(s, d) ==
  /\ s \in alive /\ script # <<>> /\ dev[s][d].failed
  /\ Now.fails \in {"reset", "resetGiveUp"} \/ dev[s][d].ds = Error
  /\ Now.fails # "abort"
  /\ troubles < MaxTroubles /\ troubles' = troubles + 1
  /\ dev' = [dev EXCEPT ![s][d] = Removed(dev[s][d])]
  /\ IF D.recovery = "qemuMachine"
     THEN /\ alive' = alive \ {s} /\ vcpu' = vcpu \ {s}
          /\ IF s = Destination /\ given = "no" /\ ~givenUp
             THEN script' = GiveUp /\ givenUp' = TRUE
             ELSE script' = <<>> /\ UNCHANGED givenUp
     ELSE /\ UNCHANGED vcpu
          /\ IF Now.fails = "reset" \/ givenUp \/ given # "no" THEN UNCHANGED <<script, alive, givenUp>> ELSE Back
  /\ Forgotten(s, d, TRUE)
  /\ UNCHANGED <<subchannels, track, log, received, link, given>>

-------------------------------------------------------------------------------
(***************************************************************************)
(* The connection is cut.  Before the source has given the guest away, the *)
(* migration is given up.  After that the source cannot know whether the   *)
(* destination took it: if it stays stopped, the guest runs there, or is   *)
(* for somebody to start who looks at both.                                *)
(***************************************************************************)
IsThere(step) == step.on = Destination

VmmSeesCut ==
  /\ link = "cut" /\ Idle /\ ~givenUp /\ script # <<>>
  /\ CASE given = "no" -> Back /\ UNCHANGED vcpu
       [] given # "no" /\ D.lostCommit = "resumes" /\ Source \in alive /\ Source \notin vcpu ->
            /\ vcpu' = vcpu \cup {Source}
            /\ UNCHANGED <<script, givenUp, alive>>
           
       [] given = "sent" /\ ~(D.lostCommit = "resumes" /\ Source \notin vcpu) ->
            /\ script' = <<>> /\ UNCHANGED <<givenUp, alive, vcpu>>
       [] OTHER -> /\ SelectSeq(script, IsThere) # script
                   /\ script' = SelectSeq(script, IsThere)
                   /\ UNCHANGED <<givenUp, alive, vcpu>>
  /\ UNCHANGED <<subchannels, dev, track, log, busy, fault, received, link, given, troubles>>
===============================================================================
