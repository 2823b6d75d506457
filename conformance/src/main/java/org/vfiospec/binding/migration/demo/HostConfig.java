package org.vfiospec.binding.migration.demo;

import java.util.Map;

/**
 * What a process is to be a host of.
 *
 * @param side which one
 * @param by the interface of its drivers
 * @param choices their revision, as a record of TLA+
 * @param witnessPort where its serial line ends
 * @param failure what goes wrong there; null if nothing does
 */
record HostConfig(
    Side side, Interface by, Map<String, Object> choices, int witnessPort, Failure failure) {}
