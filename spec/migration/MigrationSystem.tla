---------------------------- MODULE MigrationSystem ----------------------------
(***************************************************************************)
(* A guest with several devices that migrates: the VMMs of both sides, the *)
(* devices behind either interface, and the connection.                    *)
(***************************************************************************)
EXTENDS MigrationSystemWorld

Vmm ==
  \/ VmmGoOn
  \/ \E what \in Chores : VmmDo(what)
  \/ VmmSeesCut
  \/ \E d \in Devices, s \in Sides :
       VmmRecover(s, d) \/ \E to \in Requested : VmmRequest(s, d, to)

(* A device goes on with a request. *)
Device(s, d) ==
  \/ \E act \in ActsOf(s, d) : DeviceAct(s, d, act)
  \/ \E state \in ShownOf(s, d) : DeviceShows(s, d, state)

Next ==
  \/ Vmm
  \/ VmmCancel
  \/ Cut
  \/ \E d \in Devices :
       \/ VmmRead(d) \/ VmmSeesZero(d)
       \/ DeviceChanges(d) \/ GuestStarts(d) \/ ProgramEnds(d) \/ Unsolicited(d)
       \/ MachineCheck(d) \/ GuestResets(d) \/ Fault(d) \/ Resolve(d)
       \/ \E s \in Sides :
            \/ VmmResetFails(s, d)
            \/ Device(s, d)
            \/ \E act \in ActsOf(s, d), left \in {dev[s][d].ds, Error} : DeviceFails(s, d, act, left)
            \/ DmaToMemory(s, d)

(***************************************************************************)
(* The VMMs go on, and read what there is; drivers go on with requests;    *)
(* channel programs end, and a vCPU that runs resolves faults, even if new *)
(* ones come over and over: it is strongly fair to a device that waits.    *)
(***************************************************************************)
Fairness ==
  /\ WF_vars(Vmm)
  /\ \A d \in Devices :
       /\ WF_vars(VmmRead(d)) /\ WF_vars(ProgramEnds(d)) /\ WF_vars(Resolve(d))
       /\ \A s \in Sides : SF_vars(Device(s, d))

Spec == Init /\ [][Next]_vars /\ Fairness
===============================================================================
