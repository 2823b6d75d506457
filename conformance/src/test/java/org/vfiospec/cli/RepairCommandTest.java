package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {
  /** Tea is made in three actions, whose order is a choice; so is whether it is good at all. */
  private static final String TEA =
      """
      ---- MODULE MCTea ----
      EXTENDS Sequences
      CONSTANT Revision
      Wrong == <<"heat", "pour", "fill">>
      Right == <<"fill", "heat", "pour">>
      DesignChoices == [order |-> {Wrong, Right}, leaves |-> BOOLEAN]
      Revisions == <<
        [name |-> "hasty", since |-> "", source |-> "",
         choices |-> [order |-> Wrong, leaves |-> TRUE]],
        [name |-> "weak", since |-> "", source |-> "",
         choices |-> [order |-> Wrong, leaves |-> FALSE]],
        [name |-> "good", since |-> "", source |-> "",
         choices |-> [order |-> Right, leaves |-> TRUE]] >>
      D == (CHOOSE r \\in {Revisions[i] : i \\in DOMAIN Revisions} : r.name = Revision).choices
      VARIABLES todo, done, flaw
      vars == <<todo, done, flaw>>
      Ready == done = {} /\\ flaw = (IF D.leaves THEN "none" ELSE "thin")
      Init == todo = D.order /\\ Ready
      Act ==
        /\\ todo # <<>>
        /\\ todo' = Tail(todo)
        /\\ done' = done \\cup {Head(todo)}
        /\\ flaw' = CASE Head(todo) = "heat" /\\ "fill" \\notin done -> "burnt"
                     [] Head(todo) = "pour" /\\ "heat" \\notin done -> "cold"
                     [] OTHER -> flaw
      Spec == Init /\\ [][Act]_vars /\\ WF_vars(Act)
      NeverBurns == flaw # "burnt"
      NeverCold == flaw # "cold"
      Tastes == flaw # "thin"
      Ends == <>(todo = <<>>)
      ====
      """;

  private static final String ORDERS =
      """
      ---- MODULE MCTeaOrders ----
      EXTENDS MCTea
      VARIABLE taken
      OrderChoice == "order"
      OrderTaken == taken
      Three == {"fill", "heat", "pour"}
      Arranged == {<<a, b, c>> : a \\in Three, b \\in Three, c \\in Three}
      Some == {o \\in Arranged : {o[1], o[2], o[3]} = Three}
      Never == todo = <<>> /\\ taken = <<>> /\\ Ready
      Any == todo \\in Some /\\ taken = todo /\\ Ready
      Step == Act /\\ UNCHANGED taken
      NoOrder == Never /\\ [][Step]_<<vars, taken>>
      LastInAnyOrder == Any /\\ [][Step]_<<vars, taken>>
      EachInAnyOrder == LastInAnyOrder /\\ WF_<<vars, taken>>(Step)
      ====
      """;

  private static final String CONFIG =
      """
      SPECIFICATION Spec
      CONSTANT Revision = "good"
      INVARIANTS NeverBurns NeverCold Tastes
      PROPERTY Ends
      CHECK_DEADLOCK FALSE
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeTea() throws IOException {
    CommandRun.copyOfHome(folder);
    Path tea = Files.createDirectory(folder.resolve("spec/tea"));
    Files.writeString(tea.resolve("MCTea.tla"), TEA);
    Files.writeString(tea.resolve("MCTeaOrders.tla"), ORDERS);
    Files.writeString(tea.resolve("MCTea.cfg"), CONFIG);
  }

  @Test
  void findsTheSmallestChanges() {
    CommandRun both = run("repair", "door", "--revision", "careless");
    assertThat(both.exitCode()).isZero();
    assertThat(both.out())
        .contains(
            "door careless [Door] violates NobodyBumps",
            "1 change: 2 records checked; none repairs",
            "2 changes: 1 record checked; 1 repairs, and larger changes were not looked at",
            "checks: false -> true\n    springs: false -> true\n");
    CommandRun one = run("repair", "door", "--revision", "careless", "--property", "NobodyBumps");
    assertThat(one.exitCode()).isZero();
    assertThat(one.out()).contains("checks: false -> true").doesNotContain("springs: false");
  }

  @Test
  void repairsWhatIsTemporalToo() throws IOException {
    JsonNode search = json("repair", "door", "--revision", "proposed", "--format", "json");
    assertThat(search.at("/violated/0").asText()).isEqualTo("DoorIsShut");
    assertThat(search.at("/repairs")).hasSize(1);
    assertThat(search.at("/repairs/0/size").asInt()).isEqualTo(1);
    assertThat(search.at("/repairs/0/changes").toString()).isEqualTo("{\"springs\":true}");
  }

  @Test
  void saysThatNothingNeedsRepair() {
    CommandRun run = run("repair", "door", "--revision", "careful");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo("door careful [Door]: nothing needs repair, every property holds\n");
  }

  @Test
  void saysThatNothingOfThatSizeRepairs() {
    CommandRun run = run("repair", "door", "--revision", "careless", "--most", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("none repairs");
  }

  @Test
  void countsTheOrdersThatAreRight() throws IOException {
    CommandRun run = run("repair", "tea", "--revision", "hasty");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "of 6, 1 violate nothing (exact)",
            "exactly those in which fill is before heat, heat is before pour",
            "among them that of good",
            "not among them that of hasty, weak",
            "order: <<heat, pour, fill>> -> <<fill, heat, pour>>");
    JsonNode orders =
        json("repair", "tea", "--revision", "hasty", "--property", "NeverBurns", "--format", "json")
            .at("/repairs/0/orders");
    assertThat(orders.path("all").asInt()).isEqualTo(6);
    assertThat(orders.path("rightAtLeast").asInt()).isEqualTo(3);
    assertThat(orders.path("exact").asBoolean()).isTrue();
    assertThat(orders.path("before").toString()).isEqualTo("[[\"fill\",\"heat\"]]");
  }

  @Test
  void countsTheOrdersOfOneThatIsRightAlready() {
    assertThat(run("repair", "tea", "--revision", "good").out())
        .contains("nothing needs repair", "of 6, 1 violate nothing (exact)");
  }

  @Test
  void triesTheListedOrdersWhereTheNumberIsNotExact() throws IOException {
    Path orders = folder.resolve("spec/tea/MCTeaOrders.tla");
    // Nothing is said to be wrong, and of nothing it is known that it is right.
    Files.writeString(
        orders,
        ORDERS
            .replace("LastInAnyOrder == Any", "LastInAnyOrder == Never")
            .replace(
                "EachInAnyOrder == LastInAnyOrder",
                "EachInAnyOrder == Any /\\ [][Step]_<<vars, taken>>")
            .replace("OrderTaken == taken", "OrderTaken == <<>>"));
    CommandRun run = run("repair", "tea", "--revision", "hasty");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "of 6, at least 0 and at most 6 violate nothing\n",
            "order: <<heat, pour, fill>> -> <<fill, heat, pour>>");
  }

  @Test
  void saysWhatIsViolatedInEveryOrder() throws IOException {
    CommandRun run = run("repair", "tea", "--revision", "weak");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "of 6, 0 violate nothing: Tastes is violated where no order matters",
            "leaves: false -> true",
            "with leaves := true: of 6, 1 violate nothing (exact)");
  }

  @Test
  void takesSingleChangesTogetherWhereTheWaysAreMany() throws IOException {
    makeDials("D.b = \"v4\"");
    CommandRun run = run("repair", "dials", "--revision", "low");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "violates AIsThree, BIsFour",
            "1 change: 27 records checked; none repairs",
            "2 changes: 243 records, which were not checked; --most 2 checks them",
            "together they repair; whether fewer do was not looked at",
            "a: v0 -> v3\n    b: v0 -> v4\n");
    CommandRun asked = run("repair", "dials", "--revision", "low", "--most", "2");
    assertThat(asked.out())
        .contains("2 changes: 243 records checked; 1 repairs", "a: v0 -> v3\n    b: v0 -> v4\n");
    JsonNode search = json("repair", "dials", "--revision", "low", "--format", "json");
    assertThat(search.path("unsearched").asInt()).isEqualTo(243);
    assertThat(search.path("combined").asBoolean()).isTrue();
    assertThat(search.at("/repairs/0/changes").toString()).isEqualTo("{\"a\":\"v3\",\"b\":\"v4\"}");
  }

  @Test
  void saysThatSingleChangesTogetherDoNotRepair() throws IOException {
    makeDials("D.b = \"v4\" /\\ D.c = \"v1\"");
    CommandRun run = run("repair", "dials", "--revision", "low");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("one for each property: none has BIsFour hold");
  }

  private void makeDials(String four) throws IOException {
    Path dials = Files.createDirectory(folder.resolve("spec/dials"));
    Files.writeString(
        dials.resolve("MCDials.tla"),
        """
        ---- MODULE MCDials ----
        EXTENDS Naturals
        CONSTANT Revision
        Values == {"v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9"}
        DesignChoices == [a |-> Values, b |-> Values, c |-> Values]
        Revisions == <<
          [name |-> "low", since |-> "", source |-> "",
           choices |-> [a |-> "v0", b |-> "v0", c |-> "v0"]] >>
        D == (CHOOSE r \\in {Revisions[i] : i \\in DOMAIN Revisions} : r.name = Revision).choices
        VARIABLE x
        Init == x = 0
        Spec == Init /\\ [][UNCHANGED x]_x
        AIsThree == x = 0 /\\ D.a = "v3"
        BIsFour == x = 0 /\\ %s
        ====
        """
            .formatted(four));
    Files.writeString(
        dials.resolve("MCDials.cfg"),
        """
        SPECIFICATION Spec
        CONSTANT Revision = "low"
        INVARIANTS AIsThree BIsFour
        CHECK_DEADLOCK FALSE
        """);
  }

  @Test
  void refusesWhatItCannotRepair() throws IOException {
    refused(run("repair", "window", "--revision", "x"), "[door, tea]");
    refused(run("repair", "door"), "--revision");
    refused(run("repair", "door", "--revision", "rotten"), "careful");
    refused(run("repair", "door", "--revision", "careless", "--property", "Nice"), "NobodyBumps");
    refused(run("repair", "door", "--revision", "careless", "--most", "0"), "--most");
    refused(run("repair", "door", "--revision", "careless", "--most", "many"), "--most");
    Path orders = folder.resolve("spec/tea/MCTeaOrders.tla");
    Files.writeString(orders, ORDERS.replace("== \"order\"", "== \"leave\""));
    refused(run("repair", "tea", "--revision", "hasty"), "OrderChoice", "leaves");
  }

  @Test
  void whatFailsSaysWhatWasDecidedBefore() throws IOException {
    Path module = folder.resolve("spec/door/MCDoor.tla");
    Files.writeString(
        module,
        Files.readString(module)
            .replace(
                "TypeOK == ", "TypeOK == (Choice.checks /\\ Choice.springs => bumps = {}) /\\ "));
    CommandRun run = run("repair", "door", "--revision", "careless");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    List<String> lines = run.err().lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .contains("MCDoor.tla", "decided before: 2 decisions, complete up to size 1, no repair");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    String ofThisProcess = "vfiospec-tlc-" + ProcessHandle.current().pid() + "-";
    run("repair", "door", "--revision", "careless");
    try (var left = Files.list(scratch)) {
      assertThat(
              left.filter(each -> each.getFileName().toString().startsWith(ofThisProcess))
                  .filter(each -> each.resolve("ProposedMCDoor.tla").toFile().exists()))
          .isEmpty();
    }
    try (var files = Files.list(folder.resolve("spec/door"))) {
      assertThat(files).hasSize(5);
    }
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(Optional.of(folder), arguments);
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(run(arguments).out()).at("/searches/0");
  }

  private static void refused(CommandRun run, String... said) {
    assertThat(run.err()).contains(said).startsWith("vfiospec: ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
