package org.vfiospec.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Orders;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Proposals;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/** What is said of all orders at once, against TLC's verdict on single ones. */
class OrdersAgainstTlcTest {
  private static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");
  private static final Part PART =
      PROTOCOL.parts().stream().filter(each -> each.orders().isPresent()).findFirst().orElseThrow();
  private static final Orders ORDERS = PART.orders().orElseThrow();

  /** More of them, for a thorough look: {@code -Dorders=200}. */
  private static final int SAMPLE = Integer.getInteger("orders", 4);

  @ParameterizedTest
  @CsvSource({
    "recommended, selected, ''",
    "recommended, decomposed, NeverLosesNdma",
    "rfc_v2, selected, LoadsWhatWasTransferred",
    "rfc_v2_decomposed, decomposed, NothingUnreadIsDropped",
  })
  void aRandomOrderIsRightIfTlcSaysSo(String revision, String reading, String property) {
    Map<String, Object> record = new LinkedHashMap<>(PROTOCOL.revision(revision).choices());
    record.put("reading", reading);
    Demand demand =
        new Demand(
            PART, property.isEmpty() ? Optional.empty() : Optional.of(PROTOCOL.property(property)));
    List<?> actions = ORDERS.in(record);
    OrderSearch search = new OrderSearch(demand, ORDERS);
    SubOrders wrong;
    SubOrders suspected;
    try (Proposals any = Proposals.of(PART, List.of(record))) {
      wrong =
          new SubOrders(
              actions,
              search.wrong(any.orders(0, Orders.LAST_IN_ANY_ORDER), ProgressListener.NONE));
      suspected =
          new SubOrders(
              actions,
              search.wrong(any.orders(0, Orders.EACH_IN_ANY_ORDER), ProgressListener.NONE));
    }
    List<List<?>> sample = sample(actions, suspected);
    List<Map<String, Object>> records = new ArrayList<>();
    for (List<?> order : sample) {
      Map<String, Object> with = new LinkedHashMap<>(record);
      with.put(ORDERS.choice(), order);
      records.add(with);
    }
    Set<String> kept = new HashSet<>();
    demand.properties().stream().map(Property::name).forEach(kept::add);
    try (Proposals proposals = Proposals.of(PART, records)) {
      for (int i = 0; i < sample.size(); i++) {
        boolean holds =
            Explorer.checkUntilViolated(proposals.model(i), kept, ProgressListener.NONE)
                .violations()
                .keySet()
                .stream()
                .noneMatch(kept::contains);
        if (suspected.isRight(sample.get(i))) {
          assertThat(holds).as("%s is said to be right", sample.get(i)).isTrue();
        }
        if (!wrong.isRight(sample.get(i))) {
          assertThat(holds).as("%s is said to be wrong", sample.get(i)).isFalse();
        }
      }
    }
  }

  /** Half of them at random, half of them among those that are said to be right, if any are. */
  private static List<List<?>> sample(List<?> actions, SubOrders suspected) {
    Random random = new Random(20211208);
    List<List<?>> sample = new ArrayList<>();
    for (int i = 0; i < SAMPLE / 2; i++) {
      List<Object> order = new ArrayList<>(actions);
      Collections.shuffle(order, random);
      sample.add(List.copyOf(order));
    }
    List<int[]> right = new ArrayList<>(suspected.right());
    Collections.shuffle(right, random);
    right.stream()
        .limit(SAMPLE - SAMPLE / 2)
        .forEach(places -> sample.add(suspected.order(places)));
    return sample;
  }

  @Test
  void theRecommendedOrderIsOneOfThoseThatAreRight() {
    Map<String, Object> record = PROTOCOL.revision("recommended").choices();
    Demand demand = new Demand(PART, Optional.empty());
    try (Proposals proposals = Proposals.of(PART, List.of(record))) {
      OrderFinding finding =
          new OrderSearch(demand, ORDERS)
              .of(
                  record,
                  Map.of(),
                  specification -> proposals.orders(0, specification),
                  ProgressListener.NONE);
      assertThat(finding.orders()).isEqualTo(40_320);
      assertThat(finding.isExact()).isTrue();
      assertThat(finding.atLeast()).isEqualTo(1_511);
      assertThat(finding.among()).contains("recommended");
      assertThat(finding.notAmong()).contains("toward_zero");
    }
  }
}
