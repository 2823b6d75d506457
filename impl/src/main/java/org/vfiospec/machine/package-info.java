/**
 * Machines that join devices and protocols: the part of QEMU that turns a guest's I/O instructions
 * into uses of a VFIO device, and what the device says into condition codes and interrupts; and the
 * hardware of devices as their migration drivers command it.
 */
package org.vfiospec.machine;
