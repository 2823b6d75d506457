package org.vfiospec.machine.live;

/**
 * A round of copying.
 *
 * @param number from 0; the last one is made while the guest stands
 * @param pages of memory that were sent
 * @param memoryBytes of them
 * @param deviceBytes of all devices
 */
public record Round(int number, int pages, long memoryBytes, long deviceBytes) {}
