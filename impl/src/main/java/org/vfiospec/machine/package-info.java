/**
 * Machines that join devices and protocols: the part of QEMU that turns a guest's I/O instructions
 * into uses of a VFIO device, and what the device says into condition codes and interrupts; and the
 * hardware of devices as their migration drivers command it. Below: {@code guest}, a guest that
 * never rests; {@code live}, the VMM that moves it to another host; {@code wire}, what goes between
 * the hosts; {@code fault}, what goes wrong.
 */
package org.vfiospec.machine;
