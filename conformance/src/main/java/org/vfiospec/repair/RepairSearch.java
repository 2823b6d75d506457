package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.vfiospec.report.Jobs;
import org.vfiospec.report.ValueText;
import org.vfiospec.tlc.Orders;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;

/**
 * Looks for the smallest changes of a revision after which what is demanded holds: by increasing
 * size, until some size has one. Parts of a specification that have the same record of choices for
 * the revision are repaired together.
 */
public final class RepairSearch {
  private final Map<String, Object> choices;
  private final Map<String, Set<?>> allowed;
  private final List<Demand> demands;
  private final Optional<Demand> ordered;
  private final Optional<Orders> orders;
  private final RepairObserver observer;
  private final AtomicInteger decided = new AtomicInteger();
  private final List<SizeSearch> sizes = Collections.synchronizedList(new ArrayList<>());
  private final List<Repair> found = Collections.synchronizedList(new ArrayList<>());

  private RepairSearch(List<Demand> demands, Revision revision, RepairObserver observer) {
    Part first = demands.get(0).part();
    this.choices = first.revision(revision.name()).orElseThrow().choices();
    this.demands = demands;
    this.observer = observer;
    this.ordered = demands.stream().filter(each -> each.part().orders().isPresent()).findFirst();
    this.orders = ordered.flatMap(each -> each.part().orders());
    this.allowed = new LinkedHashMap<>(first.designChoices());
    orders.ifPresent(each -> allowed.remove(each.choice()));
  }

  /**
   * The searches for a revision, one for each record of choices that the parts have for it.
   *
   * @param property the property that alone has to hold
   */
  public static List<RepairSearch> of(
      Protocol protocol, Revision revision, Optional<Property> property, RepairObserver observer) {
    List<Part> parts =
        property
            .map(each -> List.of(protocol.part(revision, each)))
            .orElseGet(() -> protocol.parts(revision));
    return parts.stream()
        .collect(
            Collectors.groupingBy(
                part ->
                    List.of(
                        part.revision(revision.name()).orElseThrow().choices(),
                        part.designChoices()),
                LinkedHashMap::new,
                Collectors.mapping(part -> new Demand(part, property), Collectors.toList())))
        .values()
        .stream()
        .map(group -> new RepairSearch(group, revision, observer))
        .toList();
  }

  /**
   * Searches.
   *
   * @param most how many fields may change
   */
  public RepairReport run(int most) {
    List<String> violated = violatedNow();
    if (violated.isEmpty()) {
      orders.ifPresent(each -> sizes.add(search(0, List.of(), List.of(own(each)))));
      return report(violated);
    }
    for (int size = 1; size <= most && found.isEmpty(); size++) {
      sizes.add(search(size, Changes.of(choices, allowed, size), withOtherOrders(size)));
    }
    return report(violated);
  }

  /** What has been decided, in a few words; may be asked for by any thread, at any time. */
  public String soFar() {
    return decided
        + " decisions, "
        + (sizes.isEmpty() ? "no size complete" : "complete up to size " + sizes.size())
        + ", "
        + (found.isEmpty()
            ? "no repair found"
            : "found "
                + List.copyOf(found).stream()
                    .map(each -> text(each.changes()))
                    .collect(Collectors.joining("; ")));
  }

  private RepairReport report(List<String> violated) {
    return new RepairReport(
        demands.stream().map(each -> each.part().name()).toList(),
        choices,
        demands.stream().flatMap(each -> each.properties().stream()).distinct().toList(),
        violated,
        List.copyOf(sizes));
  }

  private List<String> violatedNow() {
    observer.begins(0, 1);
    List<String> violated = new ArrayList<>();
    try (Trials trials = new Trials(demands, List.of(choices))) {
      violated.addAll(trials.allViolated(observer.deciding("unchanged")));
    }
    observer.decided("unchanged: " + (violated.isEmpty() ? "all holds" : "violates " + violated));
    return violated;
  }

  /** The record as it is, with its actions in any order. */
  private Map<String, Object> own(Orders of) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(of.choice(), of.in(choices));
    return own;
  }

  /** Changes of so many fields of which one is the order, each with one order of other actions. */
  private List<Map<String, Object>> withOtherOrders(int size) {
    if (orders.isEmpty()) {
      return List.of();
    }
    Orders of = orders.get();
    List<List<?>> actions = new ArrayList<>();
    actions.add(of.in(choices));
    for (Object listed : ordered.orElseThrow().part().designChoices().get(of.choice())) {
      List<?> order = of.in(Map.of(of.choice(), listed));
      if (actions.stream().noneMatch(each -> sameActions(each, order))) {
        actions.add(order);
      }
    }
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Map<String, Object> others : Changes.of(choices, allowed, size - 1)) {
      for (List<?> order : actions) {
        Map<String, Object> all = new LinkedHashMap<>(others);
        all.put(of.choice(), order);
        changes.add(all);
      }
    }
    return changes;
  }

  private static boolean sameActions(List<?> one, List<?> other) {
    return new HashSet<Object>(one).equals(new HashSet<Object>(other));
  }

  /**
   * Decides them all.
   *
   * @param changes each to be checked as it is
   * @param anyOrder each to be checked with its actions in any order
   */
  private SizeSearch search(
      int size, List<Map<String, Object>> changes, List<Map<String, Object>> anyOrder) {
    List<Map<String, Object>> all = new ArrayList<>(changes);
    all.addAll(anyOrder);
    observer.begins(size, all.size());
    Repair[] repairs = new Repair[all.size()];
    OrderFinding[] findings = new OrderFinding[anyOrder.size()];
    if (!all.isEmpty()) {
      try (Trials trials =
          new Trials(demands, all.stream().map(each -> Changes.made(choices, each)).toList())) {
        List<Callable<Void>> jobs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          int at = i;
          jobs.add(
              () -> {
                if (at < changes.size()) {
                  repairs[at] = decide(trials, at, all.get(at));
                } else {
                  OrderFinding finding = decideOrders(trials, at, all.get(at));
                  findings[at - changes.size()] = finding;
                  repairs[at] = decideExample(all.get(at), finding);
                }
                return null;
              });
        }
        Jobs.run(jobs);
      }
    }
    return new SizeSearch(
        size,
        changes.size(),
        Arrays.stream(repairs).filter(Objects::nonNull).toList(),
        List.of(findings));
  }

  /** The repair that the record is, or null if it is none. */
  private Repair decide(Trials trials, int record, Map<String, Object> changes) {
    Optional<String> violated = trials.violated(record, deciding(changes));
    tell(changes, violated.map(each -> "violates " + each).orElse("all holds"));
    return violated.isPresent() ? null : repair(changes, Optional.empty());
  }

  private Repair repair(Map<String, Object> changes, Optional<OrderFinding> finding) {
    Repair repair = new Repair(changes, finding);
    found.add(repair);
    return repair;
  }

  private OrderFinding decideOrders(Trials trials, int record, Map<String, Object> changes) {
    Demand demand = ordered.orElseThrow();
    Map<String, Object> others = new LinkedHashMap<>(changes);
    others.remove(orders.orElseThrow().choice());
    OrderFinding finding =
        new OrderSearch(demand, orders.orElseThrow())
            .of(
                Changes.made(choices, changes),
                others,
                specification -> trials.orders(demand, record, specification),
                deciding(changes));
    tell(
        others,
        "of the "
            + finding.orders()
            + " orders of "
            + ValueText.of(finding.actions())
            + " right are "
            + finding.atLeast()
            + (finding.isExact() ? "" : " to " + finding.atMost()));
    return finding;
  }

  /** An order that is said to be right is checked as every other record is. */
  private Repair decideExample(Map<String, Object> changes, OrderFinding finding) {
    if (finding.example().isEmpty()) {
      return null;
    }
    Map<String, Object> example = new LinkedHashMap<>(changes);
    example.put(orders.orElseThrow().choice(), finding.example().get());
    try (Trials alone = new Trials(demands, List.of(Changes.made(choices, example)))) {
      Optional<String> violated = alone.violated(0, deciding(example));
      tell(example, violated.map(each -> "violates " + each).orElse("all holds"));
      return violated.isPresent() ? null : repair(example, Optional.of(finding));
    }
  }

  private ProgressListener deciding(Map<String, Object> changes) {
    return observer.deciding(text(changes));
  }

  private void tell(Map<String, Object> changes, String outcome) {
    decided.incrementAndGet();
    observer.decided(text(changes) + ": " + outcome);
  }

  private static String text(Map<String, Object> changes) {
    return changes.isEmpty() ? "nothing else changed" : ChangesText.of(changes);
  }
}
