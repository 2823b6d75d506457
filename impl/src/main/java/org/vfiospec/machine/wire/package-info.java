/**
 * The messages between two hosts, and the bytes that carry them.
 *
 * <p>A connection carries messages both ways, each way numbered on its own; all integers are
 * big-endian. Each message:
 *
 * <pre>
 * offset  size  what
 *  0      4     magic, "VFLM"
 *  4      2     version of this layout, 1
 *  6      2     kind
 *  8      4     number of the message on its way, from 0
 * 12      4     length of the payload in bytes
 * 16      4     check of bytes 0 to 15
 * 20      n     payload
 * 20+n    4     check of bytes 0 to 19+n
 * </pre>
 *
 * <p>Every check is a CRC32C (RFC 3720, appendix B.4), against accidents: who may connect is for
 * whoever listens to decide. A damaged length is never believed, and never more is held than has
 * come.
 */
package org.vfiospec.machine.wire;
