package org.vfiospec.serial;

/**
 * Why no device can be in a state.
 *
 * @param element where it shows
 * @param problem in words
 */
public record UartDefect(UartElement element, String problem) {}
