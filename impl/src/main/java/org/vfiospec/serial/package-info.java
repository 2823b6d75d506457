/**
 * A serial port as software sees it: the registers, FIFOs and interrupts of a 16550A, and the line
 * that is plugged into it.
 *
 * <p>Names are those of the data sheet ("PC16550D Universal Asynchronous Receiver/Transmitter with
 * FIFOs", National Semiconductor 1995; "data sheet" below). Bits are counted from the least
 * significant one, bit 0, as there. Modem signals are given as the registers show them: 1 is
 * active, whatever the level of the pin.
 */
package org.vfiospec.serial;
