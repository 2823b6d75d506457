package org.vfiospec.repair;

import java.util.Map;
import java.util.Optional;

/**
 * Changes after which all that was demanded holds, as TLC has found of exactly this record.
 *
 * @param changes the new values by field
 * @param orders if an order is changed: how many others would do
 */
public record Repair(Map<String, Object> changes, Optional<OrderFinding> orders) {}
