package org.vfiospec.migration.v2;

/**
 * What VFIO_MIG_GET_PRECOPY_INFO tells of a transfer.
 *
 * @param initialBytes what there was when the transfer began and is still to be read, in bytes
 * @param dirtyBytes what changed since then and is still to be read, in bytes
 */
public record PrecopyInfo(long initialBytes, long dirtyBytes) {}
