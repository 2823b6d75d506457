package org.vfiospec;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the rooms of the house. Plain tests, because Surefire runs no rule that is
 * left to an engine of its own.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.vfiospec");

  private static final String[] SPEC = {"org.vfiospec.tlc.."};
  private static final String[] PROTOCOLS = {"org.vfiospec.ccw..", "org.vfiospec.migration.."};
  private static final String[] IMPL = {
    "org.vfiospec.vfio..",
    "org.vfiospec.channel..",
    "org.vfiospec.serial..",
    "org.vfiospec.ccw..",
    "org.vfiospec.migration..",
    "org.vfiospec.machine.."
  };
  private static final String[] CONFORMANCE = {
    "org.vfiospec.replay..",
    "org.vfiospec.validate..",
    "org.vfiospec.freerun..",
    "org.vfiospec.binding..",
    "org.vfiospec.cover..",
    "org.vfiospec.suite..",
    "org.vfiospec.itf..",
    "org.vfiospec.disk..",
    "org.vfiospec.report..",
    "org.vfiospec.regenerate..",
    "org.vfiospec.cases..",
    "org.vfiospec.repair..",
    "org.vfiospec.demo..",
    "org.vfiospec.bench..",
    "org.vfiospec.cli.."
  };

  @Test
  void everyClassHasItsPlace() {
    ArchRule rule =
        classes()
            .that()
            .resideOutsideOfPackage("org.vfiospec")
            .should()
            .resideInAnyPackage(concat(SPEC, IMPL, CONFORMANCE))
            .because("the rules below speak of the packages that they know");
    rule.check(CLASSES);
  }

  @Test
  void specKnowsTheTlaToolsAlone() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(SPEC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(IMPL, CONFORMANCE))
            .because("a specification is there before any implementation of it");
    rule.check(CLASSES);
  }

  @Test
  void implKnowsTheJdkAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAnyPackage(IMPL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(IMPL, "java.."))
            .because("a driver is used without its specification, and without anybody's library");
    rule.check(CLASSES);
  }

  @Test
  void vfioKnowsNobody() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.vfio..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.vfio..", "java..")
            .because("it is what every protocol stands on");
    rule.check(CLASSES);
  }

  @Test
  void channelKnowsVfioAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.channel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.channel..", "org.vfiospec.vfio..", "java..")
            .because("a channel subsystem is there with or without a driver");
    rule.check(CLASSES);
  }

  @Test
  void serialKnowsVfioAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.serial..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.serial..", "org.vfiospec.vfio..", "java..")
            .because("a serial port is there with or without a driver");
    rule.check(CLASSES);
  }

  @Test
  void migrationKnowsNoDevice() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("org.vfiospec.migration..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.channel..", "org.vfiospec.serial..")
            .because("a migration driver knows its device's hardware by what it can be told");
    rule.check(CLASSES);
  }

  @Test
  void protocolsKnowNoMachine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(PROTOCOLS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vfiospec.machine..")
            .because("what joins protocols stands above all of them");
    rule.check(CLASSES);
  }

  @Test
  void onlyMachineAndBindingsKnowAProtocol() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                concat(PROTOCOLS, "org.vfiospec.machine..", "org.vfiospec.binding.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    concat(PROTOCOLS, "org.vfiospec.binding..", "org.vfiospec.machine..")))
            .because(
                "a new protocol is a folder, a package and a binding, and no change elsewhere");
    rule.check(CLASSES);
  }

  @Test
  void theInsideOfTlcStaysInside() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("org.vfiospec.tlc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.vfiospec.tlc.inside..",
                "org.vfiospec.tlc.boundary..",
                "org.vfiospec.tlc.search..",
                "org.vfiospec.tlc.behaviour..")
            .because("what is loaded anew for every run has its own classes");
    rule.check(CLASSES);
  }

  @Test
  void searchesKnowNoTlc() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage("org.vfiospec.tlc.search..", "org.vfiospec.tlc.behaviour..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("tlc2..", "tla2sany..", "util..", "org.vfiospec.tlc.inside.."))
            .because("a search is compiled once, and TLC is loaded anew for every run");
    rule.check(CLASSES);
  }

  @Test
  void theInsideKnowsNoSearch() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("org.vfiospec.tlc.inside..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.vfiospec.tlc.search..", "org.vfiospec.tlc.behaviour.."))
            .because("TLC answers questions, and does not know who asks them");
    rule.check(CLASSES);
  }

  @Test
  void onlyTheInsideUsesTlc() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("org.vfiospec.tlc..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("tlc2..", "tla2sany..", "util..", "pcal..", "tla2tex.."))
            .because("TLC keeps its state in static fields, and its version can change");
    rule.check(CLASSES);
  }

  @Test
  void replayKnowsNoCommandLine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.vfiospec.replay..",
                "org.vfiospec.validate..",
                "org.vfiospec.freerun..",
                "org.vfiospec.cover..",
                "org.vfiospec.suite..",
                "org.vfiospec.itf..",
                "org.vfiospec.report..",
                "org.vfiospec.regenerate..",
                "org.vfiospec.cases..",
                "org.vfiospec.repair..",
                "org.vfiospec.demo..",
                "org.vfiospec.binding..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.vfiospec.cli.."))
            .because("the command line stands above everything");
    rule.check(CLASSES);
  }

  @Test
  void coverKnowsGraphsAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.cover..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.cover..", "java..")
            .because("a covering suite can be found for any graph");
    rule.check(CLASSES);
  }

  @Test
  void validateKnowsStateGraphsAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.validate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.validate..", "org.vfiospec.tlc", "java..")
            .because("a log can be of any implementation, a kernel's too");
    rule.check(CLASSES);
  }

  @Test
  void freeRunsKnowStepPointsAndLogsAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.freerun..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.vfiospec.freerun..",
                "org.vfiospec.validate..",
                "org.vfiospec.vfio..",
                "java..")
            .because("whoever runs freely is not told what the specification allows");
    rule.check(CLASSES);
  }

  @Test
  void diskKnowsTheJdkAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.vfiospec.disk..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vfiospec.disk..", "java..")
            .because("what is written does not matter to how it is written");
    rule.check(CLASSES);
  }

  @Test
  void aNameSaysWhatAClassIs() {
    ArchRule rule =
        noClasses()
            .should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameContaining("Manager")
            .orShould()
            .haveSimpleNameContaining("Helper")
            .because("a class holds one concept, and has its name");
    rule.check(CLASSES);
  }

  @Test
  void nobodySleeps() {
    ArchRule rule =
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("who waits, waits for something");
    rule.check(CLASSES);
  }

  @Test
  void onlyTheCommandLineExits() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("org.vfiospec.cli..", "org.vfiospec.tlc.inside..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .because("the process is the user's; TLC's liveness checker has one of its own");
    rule.check(CLASSES);
  }

  private static String[] concat(String[] first, String... second) {
    String[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String[] concat(String[] first, String[] second, String[] third) {
    return concat(concat(first, second), third);
  }
}
