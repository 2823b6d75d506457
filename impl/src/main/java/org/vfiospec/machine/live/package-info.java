/**
 * A VMM that moves a guest to another host while the guest works: rounds of pre-copy, the barrier
 * at which all devices are quiet, stop-copy, and the start on the other side; by the register of
 * version 1 or by the state machine of version 2, each host by its own.
 *
 * <h2>Who may run the guest</h2>
 *
 * <p>The right to run it is a token, which the source has. It is never in two places:
 *
 * <ul>
 *   <li>The destination loads everything, sends LOADED, and runs nothing.
 *   <li>COMMIT carries the token. The source drops it <em>before</em> it sends COMMIT; the
 *       destination has it when it has received COMMIT, whole and undamaged, and tells so by
 *       RUNNING.
 *   <li>RETURNED carries it back, while the processor has not run with it. The destination drops it
 *       before it sends RETURNED. If no device has run either, it forgets the guest first, since
 *       the source has all of it. Else what devices hold and have stored since goes before RETURNED
 *       as DEVICE and MEMORY, and the destination keeps the guest until the source says ABORTED.
 *   <li>Who refuses gives up for good first: a destination forgets what it has of the guest, then
 *       sends REFUSED. After that, COMMIT or not, the token is the source's.
 * </ul>
 *
 * <p>No protocol can tell both sides that the last message arrived. So if the connection is cut
 * while the token may be on its way, whoever cannot know does not run the guest, keeps all of it,
 * and says that it is in doubt:
 *
 * <table>
 *   <caption>After a cut</caption>
 *   <tr><th>the connection is cut</th><th>source</th><th>destination</th></tr>
 *   <tr><td>before LOADED is sent</td><td>runs it</td><td>forgets it</td></tr>
 *   <tr><td>and the source sees that before it sends COMMIT</td><td>runs it</td><td>in doubt</td></tr>
 *   <tr><td>before COMMIT has arrived</td><td>in doubt</td><td>in doubt</td></tr>
 *   <tr><td>before a REFUSED or RETURNED that answers COMMIT has arrived</td><td>in doubt</td>
 *   <td>has forgotten it</td></tr>
 *   <tr><td>before a RETURNED with what devices did has arrived</td><td>in doubt</td>
 *   <td>in doubt, and it alone has that</td></tr>
 *   <tr><td>before an ABORTED that answers such a RETURNED has arrived</td><td>runs it</td>
 *   <td>in doubt</td></tr>
 *   <tr><td>before RUNNING has arrived</td><td>in doubt</td><td>runs it</td></tr>
 *   <tr><td>after that</td><td>forgets it</td><td>runs it</td></tr>
 * </table>
 *
 * <p>Whoever looks at both sides can decide: if neither runs it, {@code runHere} of either one
 * starts it there, from the same state; and then the other one must be closed. Nothing is lost as
 * long as one of the two that are in doubt is there. One row is different: what devices did at a
 * destination that then could not start the guest is there alone, so it is started there.
 *
 * <h2>When a device fails</h2>
 *
 * <p>Before COMMIT a failure gives the migration up, and devices go back to RUNNING. There, and
 * after COMMIT, a device that does not do what it should is recovered: what it holds is saved, or
 * was, then it is reset, and loaded with that; meanwhile the processor stands, and the other
 * devices are quiet. If that fails as well:
 *
 * <ul>
 *   <li>at the destination, the guest goes back, as long as what every device holds is at hand. The
 *       source has kept its devices for that, and loads those that have run with what they hold;
 *   <li>at the source, or if it is not at hand (then two things have failed), the device is reset
 *       alone, as QEMU does. What it held is lost: the outcome says so, RUNNING says so to the
 *       source, and the guest is told before its processor goes on (property GuestIsToldOfReset of
 *       module MigrationSystem).
 * </ul>
 */
package org.vfiospec.machine.live;
