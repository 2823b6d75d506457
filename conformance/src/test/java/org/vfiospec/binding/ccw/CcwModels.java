package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Checker;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Trace;

/** The protocol as it is on disk, and its models explored once a run. */
final class CcwModels {
  static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "ccw");

  private static final Map<Model, CoveringTraces> COVERINGS = new ConcurrentHashMap<>();
  private static final Map<String, Map<String, Trace>> VIOLATIONS = new ConcurrentHashMap<>();

  private CcwModels() {}

  static List<Revision> revisions() {
    return PROTOCOL.revisions();
  }

  static Revision revision(String name) {
    return PROTOCOL.revision(name);
  }

  /**
   * The bounds of the full model, without any history: every transition of the driver, in fewer
   * states.
   */
  static CoveringTraces driver(Revision revision) {
    return covering(memoryless(PROTOCOL.part(revision).model(revision)));
  }

  /** Two starts, and no extras. */
  static CoveringTraces small(Revision revision) {
    return covering(bounded(memoryless(PROTOCOL.part(revision).model(revision)), 2, 0));
  }

  /** One start, with intermediate and unsolicited status and partial writes. */
  static CoveringTraces extras(Revision revision) {
    return covering(oneStart(PROTOCOL.part(revision).model(revision)));
  }

  private static CoveringTraces covering(Model model) {
    return COVERINGS.computeIfAbsent(model, CcwModels::covered);
  }

  /** A model with everything that a replay needs; not kept. */
  static CoveringTraces covered(Model model) {
    return CoveringTraces.of(model, List.of(GraphReplay.REFUSALS), ProgressListener.NONE);
  }

  /** A model with one start and one extra. */
  static Model oneStart(Model model) {
    return bounded(model, 1, 1);
  }

  /** A model of the driver alone: without history, and so without properties. */
  static Model memoryless(Model model) {
    Model bare = model.withProperties(List.of());
    return new Model(bare.directory(), "MCVfioCcwReplay", bare.configName(), bare.configText());
  }

  /** A model with that many user-space threads and a start for each, and no extras. */
  static Model users(Model model, int users) {
    Model bounded = bounded(model, users, 0);
    String names =
        IntStream.rangeClosed(1, users)
            .mapToObj(user -> "\"u" + user + "\"")
            .collect(Collectors.joining(", ", "{", "}"));
    String text = bounded.configText().replaceFirst("Users = \\{.*}", "Users = " + names);
    return new Model(bounded.directory(), bounded.rootModule(), bounded.configName(), text);
  }

  /** The model with other bounds. */
  static Model bounded(Model model, int maxStarts, int maxExtras) {
    String text =
        model
            .configText()
            .replaceFirst("MaxStarts = \\d+", "MaxStarts = " + maxStarts)
            .replaceFirst("MaxExtras = \\d+", "MaxExtras = " + maxExtras);
    return new Model(model.directory(), model.rootModule(), model.configName(), text);
  }

  /** A bound of the full model. */
  static int bound(String constant) {
    Matcher line =
        Pattern.compile(constant + " = (\\d+)")
            .matcher(PROTOCOL.parts().get(0).model(revisions().get(0)).configText());
    if (!line.find()) {
      throw new IllegalStateException("the configuration has no " + constant);
    }
    return Integer.parseInt(line.group(1));
  }

  /**
   * A shortest trace to a violation of each property of the full model that the revision violates,
   * which the manifest tells.
   */
  static Map<String, Trace> violations(Revision revision) {
    return VIOLATIONS.computeIfAbsent(
        revision.name(), name -> violations(PROTOCOL.part(revision).model(revision)));
  }

  private static Map<String, Trace> violations(Model model) {
    Checked checked = Checker.check(model, ProgressListener.NONE);
    Map<String, Trace> found = new LinkedHashMap<>(checked.verdicts().violations());
    checked
        .temporal()
        .forEach((property, trace) -> trace.ifPresent(each -> found.put(property.name(), each)));
    assertThat(found.keySet())
        .isEqualTo(PROTOCOL.expected(model).map(Expected::violated).orElseThrow());
    return found;
  }
}
