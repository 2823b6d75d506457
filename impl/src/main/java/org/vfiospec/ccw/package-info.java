/**
 * The refinement of vfio-ccw: the I/O region of drivers/s390/cio/vfio_ccw_*.c, in every revision
 * that {@code spec/ccw/CcwRevisions.tla} names.
 *
 * <p>One action of {@code spec/ccw} is one stage of a call here and has the same name: {@link
 * org.vfiospec.ccw.RegionWrite} is CcwWrite, {@link org.vfiospec.ccw.RegionRead} is CcwRead, {@link
 * org.vfiospec.ccw.HardInterrupt} is CcwInterrupt, {@link org.vfiospec.ccw.IoTodo} is CcwWorker. A
 * revision is a value of {@link org.vfiospec.ccw.DesignChoices}. A choice that guards a step is
 * read in that step, as the specification reads it; a choice that carries state is a type: {@link
 * org.vfiospec.ccw.IrbHandoff}, and the acknowledgement of the reader.
 *
 * <p>Halt and clear (the async region), the schib and CRW regions, and the life cycle but for open
 * and a small close are not here.
 */
package org.vfiospec.ccw;
