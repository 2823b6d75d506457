package org.vfiospec.tlc.random;

import java.util.List;

/**
 * A specification with fairness, and properties of it, named {@code P0}, {@code P1}, ...
 *
 * @param limits those from this one on are about which states are met again and again alone
 */
record FairWorld(String module, Temporal fairness, List<Temporal> properties, int limits) {}
