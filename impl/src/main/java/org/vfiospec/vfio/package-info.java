/**
 * What the refinement of every VFIO protocol stands on: errnos, eventfds, region buffers, the
 * sleeping mutex, the workqueue, service threads, and the step points that make one action of a
 * specification one step of the code.
 *
 * <p>Nothing in this package knows a protocol.
 */
package org.vfiospec.vfio;
