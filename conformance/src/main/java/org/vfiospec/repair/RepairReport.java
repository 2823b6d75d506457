package org.vfiospec.repair;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.vfiospec.tlc.Property;

/**
 * What a search found.
 *
 * @param models the parts of the specification that have the revision's record of choices
 * @param choices the record
 * @param properties what has to hold
 * @param violated what does not; if it is empty, nothing needs repair
 * @param sizes what was found, by increasing size; the last one has repairs, or is the bound
 * @param unsearched how many records the next size has, if they were too many to decide each
 * @param combined if so: repairs of single changes taken together, one for each property; there may
 *     be smaller ones
 * @param unmended if so: the properties that no single change has hold
 */
public record RepairReport(
    List<String> models,
    Map<String, Object> choices,
    List<Property> properties,
    List<String> violated,
    List<SizeSearch> sizes,
    OptionalInt unsearched,
    List<Repair> combined,
    List<String> unmended) {

  /**
   * The smallest repairs, or those that are combined; empty if none was found, or none is needed.
   */
  public List<Repair> repairs() {
    if (!combined.isEmpty()) {
      return combined;
    }
    return violated.isEmpty() || sizes.isEmpty()
        ? List.of()
        : sizes.get(sizes.size() - 1).repairs();
  }

  /** Whether everything holds already, or does so after some repair. */
  public boolean isGood() {
    return violated.isEmpty() || !repairs().isEmpty();
  }
}
