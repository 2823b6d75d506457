package org.vfiospec.tlc;

import java.util.Optional;

/**
 * What TLC's command line said.
 *
 * @param exit how it ended
 * @param violated the property that does not hold, if there is one and TLC, or a configuration with
 *     no other, says which
 * @param distinct reachable states found, or 0 if it did not come so far
 * @param generated states generated
 * @param depth states on the longest of the shortest paths, or 0
 * @param traceLength states of the counterexample that it printed
 * @param seconds from the start of its process to the end
 * @param output all that it printed
 */
public record StockVerdict(
    TlcExit exit,
    Optional<String> violated,
    long distinct,
    long generated,
    int depth,
    int traceLength,
    double seconds,
    String output) {}
