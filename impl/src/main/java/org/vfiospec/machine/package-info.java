/**
 * Machines that join the protocols: the part of QEMU that turns a guest's I/O instructions into
 * uses of a VFIO device, and what the device says into condition codes and interrupts.
 */
package org.vfiospec.machine;
