/**
 * The migration region of VFIO, version 1 (uapi of Linux 5.8 to 5.17, and what the mailing list
 * made of it in late 2021): a register of bits, which a user may change from any valid pattern to
 * any other, beside a window for the data. The order of what a write sets off is a policy, since
 * that is what the revisions differ in.
 */
package org.vfiospec.migration.v1;
