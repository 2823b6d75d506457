package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Property;

/** A report for a program. */
public final class RepairJson {
  private RepairJson() {}

  /** The report as maps and lists. */
  public static Map<String, Object> of(RepairReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("models", report.models());
    json.put("properties", report.properties().stream().map(Property::name).toList());
    json.put("violated", report.violated());
    json.put("searched", report.sizes().stream().map(RepairJson::searched).toList());
    json.put("unsearched", report.unsearched().isPresent() ? report.unsearched().getAsInt() : null);
    json.put("combined", !report.combined().isEmpty());
    json.put("unmended", report.unmended());
    List<Map<String, Object>> repairs = new ArrayList<>();
    for (Repair repair : report.repairs()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("size", repair.changes().size());
      each.put("changes", repair.changes());
      each.put("orders", repair.orders().map(RepairJson::orders).orElse(null));
      repairs.add(each);
    }
    json.put("repairs", repairs);
    return json;
  }

  private static Map<String, Object> searched(SizeSearch size) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("size", size.size());
    json.put("records", size.records());
    json.put("orders", size.orders().stream().map(RepairJson::orders).toList());
    return json;
  }

  private static Map<String, Object> orders(OrderFinding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("actions", finding.actions());
    json.put("otherChanges", finding.changes());
    json.put("all", finding.orders());
    json.put("rightAtLeast", finding.atLeast());
    json.put("rightAtMost", finding.atMost());
    json.put("exact", finding.isExact());
    json.put("violatedAnyhow", finding.wrongAnyhow().orElse(null));
    json.put("before", finding.before());
    json.put("characterized", finding.characterized());
    json.put("among", finding.among());
    json.put("notAmong", finding.notAmong());
    return json;
  }
}
