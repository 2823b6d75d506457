/**
 * Migration of a device through VFIO, with either interface: the register of bit groups (v1, in the
 * orders that were proposed for it) and the state machine that took its place (v2).
 */
package org.vfiospec.migration;
