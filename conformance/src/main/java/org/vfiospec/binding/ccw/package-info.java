/**
 * Binds the specification of the vfio-ccw I/O region to its implementation: actions to calls of the
 * driver, and what the driver, the subchannel and user space hold to the specification's variables.
 */
package org.vfiospec.binding.ccw;
