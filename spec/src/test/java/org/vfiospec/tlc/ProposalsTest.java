package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  private static final Part LOCK =
      Protocols.load(Path.of("src/test/resources/protocols"), "lock").parts().get(0);

  @Test
  void aRecordIsCheckedAsTheRevisionWithTheSameChoicesIs() {
    List<Revision> revisions = LOCK.revisions();
    List<Map<String, Object>> records = revisions.stream().map(Revision::choices).toList();
    try (Proposals proposals = Proposals.of(LOCK, records)) {
      for (int i = 0; i < revisions.size(); i++) {
        Verdicts revision = Explorer.check(LOCK.model(revisions.get(i)), ProgressListener.NONE);
        Verdicts proposal = Explorer.check(proposals.model(i), ProgressListener.NONE);
        assertThat(proposal.distinct()).isEqualTo(revision.distinct());
        assertThat(proposal.generated()).isEqualTo(revision.generated());
        assertThat(proposal.violations()).isEqualTo(revision.violations());
      }
    }
  }

  @Test
  void aRecordMayBeThatOfNoRevision() {
    Map<String, Object> record = Map.of("atomic", false, "fairness", "weak");
    assertThat(LOCK.revisions()).noneMatch(each -> each.choices().equals(record));
    try (Proposals proposals = Proposals.of(LOCK, List.of(record))) {
      List<Property> temporal =
          LOCK.properties().stream().filter(p -> p.kind() == Property.Kind.TEMPORAL).toList();
      assertThat(Explorer.check(proposals.model(0), ProgressListener.NONE).violations())
          .containsKey("AtMostOneIn");
      assertThat(
              Liveness.check(proposals.livenessModel(0), temporal)
                  .counterexamples()
                  .get(temporal.get(0)))
          .isPresent();
    }
  }

  @Test
  void nothingIsLeftBehind() {
    Proposals proposals = Proposals.of(LOCK, List.of(LOCK.revisions().get(0).choices()));
    Path folder = proposals.model(0).directory();
    assertThat(folder.resolve("Lock.tla")).exists();
    proposals.close();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aPartWithoutAModuleForOrdersHasNone() {
    assertThat(LOCK.orders()).isEmpty();
    assertThat(LOCK.designChoices()).containsOnlyKeys("atomic", "fairness");
  }

  @Test
  void definitionsAreThoseWithoutParameters() {
    Model model = LOCK.model(LOCK.revisions().get(0));
    assertThat(model.defined("Wanting", "Taken", "Nowhere")).containsExactly("Wanting");
  }

  @Test
  void anotherBehaviourNeedsAPlaceInTheConfiguration() {
    Model model = LOCK.model(LOCK.revisions().get(0));
    assertThat(model.withSpecification("Other").configText())
        .contains("SPECIFICATION Other\n")
        .doesNotContain("SPECIFICATION Spec");
    Model without = new Model(model.directory(), "MCLock", "x.cfg", "INIT Init\nNEXT Next\n");
    assertThatThrownBy(() -> without.withSpecification("Other"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("x.cfg");
  }
}
