package org.vfiospec.repair;

import java.util.List;

/**
 * What is known of all changes of one size.
 *
 * @param size how many fields they change
 * @param records how many of them TLC decided one by one
 * @param repairs those that repair
 * @param orders what was found of orders, with so many other changes that it is this size
 */
public record SizeSearch(int size, int records, List<Repair> repairs, List<OrderFinding> orders) {}
