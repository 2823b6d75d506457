package org.vfiospec.repair;

import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Property;

/**
 * What a search found.
 *
 * @param models the parts of the specification that have the revision's record of choices
 * @param choices the record
 * @param properties what has to hold
 * @param violated what does not; if it is empty, nothing needs repair
 * @param sizes what was found, by increasing size; the last one has repairs, or is the bound
 */
public record RepairReport(
    List<String> models,
    Map<String, Object> choices,
    List<Property> properties,
    List<String> violated,
    List<SizeSearch> sizes) {

  /** The smallest repairs; empty if there is none of these sizes, or none is needed. */
  public List<Repair> repairs() {
    return violated.isEmpty() || sizes.isEmpty()
        ? List.of()
        : sizes.get(sizes.size() - 1).repairs();
  }

  /** Whether everything holds already, or does so after some repair. */
  public boolean isGood() {
    return violated.isEmpty() || !repairs().isEmpty();
  }
}
