/**
 * The channel subsystem as software sees it: the words of the z/Architecture, byte-exact and
 * big-endian, a subchannel with its instructions, channel programs and the devices that execute
 * them.
 *
 * <p>Names are those of the z/Architecture Principles of Operation (SA22-7832, "PoP" below) and of
 * the Linux common I/O layer (drivers/s390/cio). Addresses are 31-bit absolute addresses of the
 * guest. Bits are counted from the most significant one, bit 0, as in the PoP.
 */
package org.vfiospec.channel;
