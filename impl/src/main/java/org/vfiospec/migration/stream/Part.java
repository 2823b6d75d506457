package org.vfiospec.migration.stream;

/**
 * A part of a transfer whose header and checks were right.
 *
 * @param number its number in the transfer, from 0
 * @param position the byte of the transfer at which its payload starts
 * @param payload what the device put into it; shared, not to be changed
 */
public record Part(int number, long position, byte[] payload) {}
