package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
  /** Of how many records each is decided, unless more are asked for. */
  private static final int FEW = 200;

  private static final int MOST_UNASKED = 3;

  private final Map<String, Object> choices;
  private final Map<String, Set<?>> allowed;
  private final List<Demand> demands;
  private final Optional<Demand> ordered;
  private final Optional<Orders> orders;
  private final RepairObserver observer;
  private final AtomicInteger decided = new AtomicInteger();
  private final List<SizeSearch> sizes = Collections.synchronizedList(new ArrayList<>());
  private final List<Repair> found = Collections.synchronizedList(new ArrayList<>());
  private OptionalInt unsearched = OptionalInt.empty();
  private List<Repair> combined = List.of();
  private List<String> unmended = List.of();

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
   * Searches. If nobody says how far, sizes of many records are left out, and in their place single
   * changes are taken together.
   *
   * @param most how many fields may change
   */
  public RepairReport run(OptionalInt most) {
    List<String> violated = violatedNow();
    if (violated.isEmpty()) {
      orders.ifPresent(each -> sizes.add(search(0, List.of(), List.of(own(each)))));
      return report(violated);
    }
    for (int size = 1; size <= most.orElse(MOST_UNASKED) && found.isEmpty(); size++) {
      List<Map<String, Object>> changes = Changes.of(choices, allowed, size);
      if (most.isEmpty() && changes.size() > FEW) {
        unsearched = OptionalInt.of(changes.size());
        combined = combine(violated);
        break;
      }
      sizes.add(search(size, changes, withOtherOrders(size)));
    }
    return report(violated);
  }

  /** The smallest that repair, of the single changes taken together. */
  private List<Repair> combine(List<String> violated) {
    List<Map<String, Object>> singles = Changes.of(choices, allowed, 1);
    observer.begins(1, singles.size());
    Map<Map<String, Object>, Set<String>> left = new ConcurrentHashMap<>();
    try (Trials trials =
        new Trials(demands, singles.stream().map(each -> Changes.made(choices, each)).toList())) {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (int i = 0; i < singles.size(); i++) {
        int at = i;
        jobs.add(
            () -> {
              Map<String, Object> change = singles.get(at);
              List<String> still = trials.allViolated(at, deciding(change));
              left.put(change, Set.copyOf(still));
              tell(change, "violates " + still);
              return null;
            });
      }
      Jobs.run(jobs);
    }
    Map<Map<String, Object>, Set<String>> inOrder = new LinkedHashMap<>();
    singles.forEach(each -> inOrder.put(each, left.get(each)));
    unmended =
        violated.stream()
            .filter(each -> left.values().stream().allMatch(still -> still.contains(each)))
            .toList();
    List<Map<String, Object>> candidates = Combinations.of(violated, inOrder);
    List<Repair> repairs = new ArrayList<>();
    if (!candidates.isEmpty()) {
      observer.begins(candidates.get(0).size(), candidates.size());
      try (Trials trials =
          new Trials(
              demands, candidates.stream().map(each -> Changes.made(choices, each)).toList())) {
        int size = candidates.get(0).size();
        for (int i = 0; i < candidates.size(); i++) {
          if (candidates.get(i).size() > size && repairs.isEmpty()) {
            size = candidates.get(i).size();
          }
          if (candidates.get(i).size() == size) {
            repairs.addAll(decide(trials, i, candidates.get(i)));
          }
        }
      }
    }
    return repairs;
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
        List.copyOf(sizes),
        unsearched,
        combined,
        unmended);
  }

  private List<String> violatedNow() {
    observer.begins(0, 1);
    List<String> violated = new ArrayList<>();
    try (Trials trials = new Trials(demands, List.of(choices))) {
      violated.addAll(trials.allViolated(0, observer.deciding("unchanged")));
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
    List<List<Repair>> repairs =
        Collections.synchronizedList(new ArrayList<>(Collections.nCopies(all.size(), List.of())));
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
                  repairs.set(at, decide(trials, at, all.get(at)));
                } else {
                  OrderFinding finding = decideOrders(trials, at, all.get(at));
                  findings[at - changes.size()] = finding;
                  repairs.set(at, decideExamples(all.get(at), finding));
                }
                return null;
              });
        }
        Jobs.run(jobs);
      }
    }
    return new SizeSearch(
        size, changes.size(), repairs.stream().flatMap(List::stream).toList(), List.of(findings));
  }

  /** The record, if it is a repair. */
  private List<Repair> decide(Trials trials, int record, Map<String, Object> changes) {
    return decide(trials, record, changes, Optional.empty());
  }

  private List<Repair> decide(
      Trials trials, int record, Map<String, Object> changes, Optional<OrderFinding> finding) {
    Optional<String> violated = trials.violated(record, deciding(changes));
    tell(changes, violated.map(each -> "violates " + each).orElse("all holds"));
    return violated.isPresent() ? List.of() : List.of(repair(changes, finding));
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

  /**
   * An order that is said to be right is checked as every other record is; if it is known of none,
   * so are those that the specification lists.
   */
  private List<Repair> decideExamples(Map<String, Object> changes, OrderFinding finding) {
    List<?> examples =
        finding.example().isPresent()
            ? List.of(finding.example().get())
            : finding.atMost() > 0 ? listed(finding.actions()) : List.of();
    List<Map<String, Object>> records = new ArrayList<>();
    for (Object example : examples) {
      Map<String, Object> record = new LinkedHashMap<>(changes);
      record.put(orders.orElseThrow().choice(), example);
      if (!Changes.made(choices, record).equals(choices)) {
        records.add(record);
      }
    }
    if (records.isEmpty()) {
      return List.of();
    }
    List<Repair> repairs = new ArrayList<>();
    try (Trials alone =
        new Trials(demands, records.stream().map(each -> Changes.made(choices, each)).toList())) {
      for (int i = 0; i < records.size(); i++) {
        repairs.addAll(decide(alone, i, records.get(i), Optional.of(finding)));
      }
    }
    return repairs;
  }

  /** The orders of these actions that the specification lists, but for the revision's own. */
  private List<?> listed(List<?> actions) {
    Orders of = orders.orElseThrow();
    return ordered.orElseThrow().part().designChoices().get(of.choice()).stream()
        .filter(each -> sameActions(of.in(Map.of(of.choice(), each)), actions))
        .filter(each -> !each.equals(choices.get(of.choice())))
        .toList();
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
