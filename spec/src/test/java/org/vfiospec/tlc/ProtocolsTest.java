package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolsTest {
  @TempDir Path home;

  @Test
  void everyFolderWithAConfigurationIsAProtocol() {
    assertThat(Protocols.names(SpecText.PROTOCOLS)).containsExactly("buffer", "lock");
  }

  @Test
  void unknownProtocolsRevisionsAndPropertiesListTheKnown() {
    assertThatThrownBy(() -> Protocols.load(SpecText.PROTOCOLS, "door"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("door")
        .hasMessageContaining("[buffer, lock]");
    Protocol lock = Protocols.load(SpecText.PROTOCOLS, "lock");
    assertThatThrownBy(() -> lock.revision("third"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("third")
        .hasMessageContaining("[first, second, recommended]");
    assertThatThrownBy(() -> lock.property("Nice"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("AtMostOneIn");
  }

  @Test
  void revisionsAreData() {
    Protocol lock = Protocols.load(SpecText.PROTOCOLS, "lock");
    assertThat(lock.revisions())
        .extracting(Revision::name)
        .containsExactly("first", "second", "recommended");
    assertThat(lock.revision("second"))
        .isEqualTo(
            new Revision(
                "second", "2, 2002", "commit 2", Map.of("atomic", true, "fairness", "weak")));
    assertThat(lock.properties())
        .containsExactly(
            new Property("TypeOK", Property.Kind.INVARIANT),
            new Property("AtMostOneIn", Property.Kind.INVARIANT),
            new Property("NobodySeesTwice", Property.Kind.INVARIANT),
            new Property("WantLeadsToIn", Property.Kind.TEMPORAL),
            new Property("InIsLeft", Property.Kind.TEMPORAL));
  }

  @Test
  void theManifestHoldsWhatCheckingYields() {
    Protocol lock = Protocols.load(SpecText.PROTOCOLS, "lock");
    assertThat(lock.title()).isEqualTo("A lock");
    Expected expected =
        lock.expected(lock.parts().get(0).model(lock.revision("first"))).orElseThrow();
    Verdicts verdicts =
        Explorer.check(lock.parts().get(0).model(lock.revision("first")), ProgressListener.NONE);
    assertThat(expected.result()).isEqualTo("safety failure");
    assertThat(expected.counts())
        .isEqualTo(new Counts(verdicts.distinct(), verdicts.generated(), verdicts.depth()));
    assertThat(expected.violated()).isEqualTo(verdicts.violations().keySet());
  }

  @Test
  void aProposalIsNotInTheManifest() {
    Protocol lock = Protocols.load(SpecText.PROTOCOLS, "lock");
    assertThat(lock.expected(lock.parts().get(0).model(lock.revision("second")))).isEmpty();
    Protocol buffer = Protocols.load(SpecText.PROTOCOLS, "buffer");
    assertThat(buffer.title()).isEqualTo("buffer");
    assertThat(buffer.expected(buffer.parts().get(0).model(buffer.revision("one")))).isEmpty();
  }

  @Test
  void aModelIsOfItsRevision() {
    Protocol lock = Protocols.load(SpecText.PROTOCOLS, "lock");
    Model model = lock.parts().get(0).model(lock.revision("first"));
    assertThat(model.revision()).contains("first");
    assertThat(model.evaluate("Choice")).isEqualTo(Map.of("atomic", false, "fairness", "strong"));
    assertThat(model.evaluate("Everybody")).isEqualTo(Set.of("a", "b"));
  }

  @Test
  void aMisspeltFieldOfAnExceptIsNamed() {
    assertThatThrownBy(() -> load("[[a |-> 1, b |-> \"x\"] EXCEPT !.c = \"y\"]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("of module M: this EXCEPT names a field");
  }

  @Test
  void aMissingChoiceIsNamedWithItsValues() {
    assertThatThrownBy(() -> load("[a |-> 1]"))
        .isInstanceOf(SpecException.class)
        .hasMessage("revision r: the choice b is missing; allowed are {\"x\", \"y\"}");
  }

  @Test
  void anUnknownChoiceIsNamed() {
    assertThatThrownBy(() -> load("[a |-> 1, b |-> \"x\", c |-> 2]"))
        .isInstanceOf(SpecException.class)
        .hasMessage("revision r: the choice c is none of DesignChoices; allowed are [a, b]");
  }

  @Test
  void aChoiceOutsideItsValuesIsNamed() {
    assertThatThrownBy(() -> load("[a |-> 1, b |-> \"z\"]"))
        .isInstanceOf(SpecException.class)
        .hasMessage("revision r: the choice b is \"z\"; allowed are {\"x\", \"y\"}");
  }

  @Test
  void aMissingRecordOrNameIsSaid() {
    assertThatThrownBy(() -> load("3"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("revision r: choices must be a record");
    assertThatThrownBy(
            () -> loadRecords("<<[name |-> \"r\", choices |-> [a |-> 1, b |-> \"x\"]]>>"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("since");
  }

  @Test
  void twoRevisionsOfOneNameAreRefused() {
    String record =
        "[name |-> \"r\", since |-> \"\", source |-> \"\", choices |-> [a |-> 1, b |-> \"x\"]]";
    assertThatThrownBy(() -> loadRecords("<<" + record + ", " + record + ">>"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("two revisions are named r");
  }

  @Test
  void aBrokenManifestIsSaidToBeSo() throws IOException {
    writeProtocol("<<>>");
    Path manifest = home.resolve("p").resolve("manifest.json");
    Files.writeString(manifest, "{\n  \"title\": }");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("manifest.json:2:");
    for (String nothing : new String[] {"", "[]", "{\"a\": 1}", "{\"modules\": {}}"}) {
      Files.writeString(manifest, nothing);
      assertThatThrownBy(() -> Protocols.load(home, "p"))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("manifest.json: it has no list of modules");
    }
    Files.writeString(
        manifest,
        "{\"modules\":[{\"models\":[{\"revision\":\"r\",\"result\":\"success\",\"violated\":[\"P\"]}]}]}");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("violates [P]");
  }

  @Test
  void eachConfigurationHasItsEntry() throws IOException {
    writeProtocol(
        "<<[name |-> \"r\", since |-> \"\", source |-> \"\", choices |-> [a |-> 1, b |-> \"x\"]]>>");
    Path folder = home.resolve("p");
    Files.writeString(
        folder.resolve("MLiveness.tla"), "---- MODULE MLiveness ----\nEXTENDS M\n====\n");
    Files.writeString(
        folder.resolve("MLiveness.cfg"),
        Files.readString(folder.resolve("M.cfg")) + "PROPERTY Spec\n");
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"modules": [
          {"path": "spec/p/M.tla", "models": [{"path": "spec/p/M.cfg", "revision": "r",
            "result": "success", "distinctStates": 1, "totalStates": 2, "stateDepth": 1}]},
          {"path": "spec/p/MLiveness.tla", "models": [{"path": "spec/p/MLiveness.cfg",
            "revision": "r", "result": "liveness failure", "distinctStates": 3, "totalStates": 4,
            "stateDepth": 2, "violated": ["Spec"]}]}]}
        """);
    Protocol protocol = Protocols.load(home, "p");
    assertThat(protocol.models(protocol.revision("r")).stream().map(protocol::expected))
        .containsExactly(
            Optional.of(new Expected("success", new Counts(1, 2, 1), Set.of())),
            Optional.of(new Expected("liveness failure", new Counts(3, 4, 2), Set.of("Spec"))));
  }

  @Test
  void aPropertyIsOfTheConfigurationThatListsIt() throws IOException {
    writeTwoConfigurations("PROPERTY Stays\n", "PROPERTY Spec\n");
    Protocol protocol = Protocols.load(home, "p");
    Revision revision = protocol.revision("r");
    assertThat(protocol.model(revision, protocol.property("Stays")).rootModule()).isEqualTo("M");
    assertThat(protocol.model(revision, protocol.property("Spec")).rootModule())
        .isEqualTo("MLiveness");
    Checked checked = Checker.check(protocol.models(revision).get(0), ProgressListener.NONE);
    assertThat(checked.temporal()).containsOnlyKeys(protocol.property("Stays"));
  }

  @Test
  void aPropertyOfTwoConfigurationsIsRefused() throws IOException {
    writeTwoConfigurations("PROPERTY Spec\n", "PROPERTY Spec\n");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("MLiveness.cfg: lists Spec, and so does ")
        .hasMessageContaining("M.cfg; remove one");
  }

  @Test
  void anInvariantOfALivenessConfigurationIsRefused() throws IOException {
    writeTwoConfigurations("", "INVARIANT Small\n");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("MLiveness.cfg: lists Small; invariants are for ");
  }

  private void writeTwoConfigurations(String properties, String ofLiveness) throws IOException {
    writeProtocol(
        "<<[name |-> \"r\", since |-> \"\", source |-> \"\", choices |-> [a |-> 1, b |-> \"x\"]]>>");
    Path folder = home.resolve("p");
    Files.writeString(
        folder.resolve("MLiveness.tla"), "---- MODULE MLiveness ----\nEXTENDS M\n====\n");
    String config = Files.readString(folder.resolve("M.cfg"));
    Files.writeString(folder.resolve("MLiveness.cfg"), config + ofLiveness);
    Files.writeString(folder.resolve("M.cfg"), config + properties);
  }

  @Test
  void aConfigurationWithoutItsModuleIsRefused() throws IOException {
    writeProtocol("<<>>");
    Files.writeString(home.resolve("p").resolve("N.cfg"), "");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("N.tla");
  }

  @Test
  void aLivenessConfigurationAloneIsRefused() throws IOException {
    writeProtocol("<<>>");
    Files.writeString(home.resolve("p").resolve("NLiveness.cfg"), "");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("NLiveness.cfg: there is no N.cfg beside it");
  }

  @Test
  void eachPartHasItsRevisionsAndProperties() throws IOException {
    writeProtocol("<<" + revision("r") + ", " + revision("s") + ">>");
    addPart("<<" + revision("s") + ", " + revision("t") + ">>", "INVARIANT Small\n");
    Protocol protocol = Protocols.load(home, "p");
    assertThat(protocol.parts().stream().map(Part::name)).containsExactly("M", "N");
    assertThat(protocol.revisions().stream().map(Revision::name)).containsExactly("r", "s", "t");
    Property small = protocol.property("Small");
    assertThat(protocol.parts(protocol.revision("s")).stream().map(Part::name))
        .containsExactly("M", "N");
    assertThat(protocol.model(protocol.revision("s"), small).rootModule()).isEqualTo("N");
    assertThat(protocol.models(protocol.revision("s"))).hasSize(2);
    assertThat(protocol.models(protocol.revision("t"))).hasSize(1);
    assertThatThrownBy(() -> protocol.model(protocol.revision("r"), small))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("p does not ask of r whether Small holds");
    assertThatThrownBy(() -> protocol.parts().get(1).model(protocol.revision("r")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("N does not model the revision r");
  }

  @Test
  void twoVerdictsOnOneRevisionAreRefused() throws IOException {
    writeProtocol("<<" + revision("r") + ">>");
    Path first = home.resolve("p").resolve("M.cfg");
    Files.writeString(first, Files.readString(first) + "INVARIANT Small\n");
    addPart("<<" + revision("r") + ">>", "INVARIANT Small\n");
    assertThatThrownBy(() -> Protocols.load(home, "p"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("M and N both ask of r whether Small holds; rename one");
  }

  private void addPart(String revisions, String properties) throws IOException {
    Path folder = home.resolve("p");
    String module = Files.readString(folder.resolve("M.tla"));
    Files.writeString(
        folder.resolve("N.tla"),
        module
            .replace("MODULE M", "MODULE N")
            .replaceFirst("Revisions == .*", "Revisions == " + revisions));
    Files.writeString(
        folder.resolve("N.cfg"), "SPECIFICATION Spec\nCONSTANT Revision = \"r\"\n" + properties);
  }

  private static String revision(String name) {
    return "[name |-> \""
        + name
        + "\", since |-> \"\", source |-> \"\", choices |-> [a |-> 1, b |-> \"x\"]]";
  }

  private void load(String choices) {
    loadRecords(
        "<<[name |-> \"r\", since |-> \"\", source |-> \"\", choices |-> " + choices + "]>>");
  }

  private void loadRecords(String revisions) {
    writeProtocol(revisions);
    Protocols.load(home, "p");
  }

  private void writeProtocol(String revisions) {
    try {
      SpecText.write(
          Files.createDirectories(home.resolve("p")),
          """
          CONSTANT Revision
          VARIABLE x
          DesignChoices == [a |-> {1, 2}, b |-> {"x", "y"}]
          Revisions == %s
          Small == x = 0
          Stays == [][x' = 0]_x
          Spec == x = 0 /\\ [][x' = x]_x
          """
              .formatted(revisions),
          "SPECIFICATION Spec\nCONSTANT Revision = \"r\"\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noRevisionConstantIsSaid() {
    Model model = SpecText.counter(home, "x' = x", "SPECIFICATION Spec");
    assertThatThrownBy(() -> model.withRevision("r"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("M.cfg");
    assertThat(model.revision()).isEqualTo(Optional.empty());
  }
}
