/**
 * The bytes that carry the internal state of a device from one machine to another.
 *
 * <p>A transfer is one or more parts, end to end; all integers are big-endian. Transfers may follow
 * each other, and the last one counts: what a register of version 1 shows to a user who goes back
 * from stop-copy to pre-copy. Each part:
 *
 * <pre>
 * offset  size  what
 *  0      4     magic, "VFMS"
 *  4      2     version of this layout, 1
 *  6      2     device kind
 *  8      4     number of the part in its transfer, from 0
 * 12      4     0: more parts follow; 1: the last one
 * 16      4     the check that the part before ends with; 0 in the first one
 * 20      4     length of the payload in bytes
 * 24      4     check of bytes 0 to 23
 * 28      n     payload, which the device alone understands
 * 28+n    4     check of bytes 0 to 27+n
 * </pre>
 *
 * <p>Every check is a CRC32C (RFC 3720, appendix B.4). The header has one of its own, so that a
 * damaged length is never believed. Because a part names the check of its predecessor, parts of two
 * transfers cannot be mixed, nor can a part be left out, doubled or moved. The checks are against
 * accidents: whoever wants to forge a transfer can compute them, so a device examines every payload
 * as well.
 */
package org.vfiospec.migration.stream;
