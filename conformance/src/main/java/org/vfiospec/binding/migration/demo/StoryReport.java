package org.vfiospec.binding.migration.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.binding.migration.demo.Event.GuestText;
import org.vfiospec.binding.migration.demo.Event.OutcomeText;
import org.vfiospec.demo.DemoReport;
import org.vfiospec.machine.live.Claim;

/** A story for those who did not watch it. */
final class StoryReport {
  private static final double NANOS_A_MILLI = 1e6;

  private StoryReport() {}

  /**
   * The report.
   *
   * @param scenario what was to go wrong; null if nothing was
   */
  static DemoReport of(Interface by, Scenario scenario, Promise promise, Story story) {
    boolean asPromised = story.kept().equals(promise) && story.guestIsWhole();
    return new DemoReport(
        asPromised,
        lines(by, scenario, promise, story, asPromised),
        json(by, scenario, promise, story, asPromised));
  }

  private static List<String> lines(
      Interface by, Scenario scenario, Promise promise, Story story, boolean asPromised) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "interface " + by.text() + ", " + (scenario == null ? "no failure" : scenario.text()));
    story.rounds().forEach(round -> lines.add(Telling.text(round)));
    double standstill = standstill(story);
    if (standstill > 0) {
      lines.add(String.format(Locale.ROOT, "the guest stood for %.1f ms", standstill));
    }
    lines.add("source: " + text(story.source()));
    lines.add("destination: " + text(story.destination()));
    story
        .operator()
        .ifPresent(
            side ->
                lines.add(
                    "nobody runs the guest unasked; the operator, who sees both sides, has it run"
                        + " at the "
                        + side.text()));
    lines.add("before: " + text(story.before()));
    story
        .after()
        .ifPresent(
            guest ->
                lines.add(
                    "after, at the "
                        + story.runs().orElseThrow().text()
                        + ": "
                        + text(guest)
                        + "; the far end got "
                        + story.charactersSeen()));
    if (story.defects().isEmpty() && story.runs().isPresent()) {
      lines.add("every block, every journal entry and every character is there, once, in order");
    }
    story.defects().forEach(defect -> lines.add("DEFECT: " + defect));
    if (story.runs().isEmpty()) {
      lines.add("DEFECT: the guest runs nowhere");
    }
    lines.add(
        asPromised ? "as promised" : "NOT AS PROMISED, which is " + text(promise, story.kept()));
    return lines;
  }

  private static double standstill(Story story) {
    return story.source().map(OutcomeText::standstillNanos).orElse(0L) / NANOS_A_MILLI;
  }

  private static String text(Optional<OutcomeText> outcome) {
    if (outcome.isEmpty()) {
      return "killed";
    }
    OutcomeText told = outcome.get();
    StringBuilder text = new StringBuilder(text(told.claim()));
    if (told.problem() != null) {
      text.append(" (").append(told.problem()).append(')');
    }
    told.reloaded().forEach(device -> text.append("; had to reload the ").append(device));
    return text.toString();
  }

  private static String text(Claim claim) {
    return switch (claim) {
      case HERE -> "runs the guest";
      case NOT_HERE -> "has no guest";
      case IN_DOUBT -> "in doubt, so it does not run the guest, and keeps it";
    };
  }

  private static String text(GuestText guest) {
    return guest.blocks() + " blocks written, " + guest.characters() + " characters sent";
  }

  private static String text(Promise promise, Promise kept) {
    return "source "
        + promise.source().map(Claim::name).orElse("killed")
        + ", destination "
        + promise.destination().map(Claim::name).orElse("killed")
        + "; it was source "
        + kept.source().map(Claim::name).orElse("killed")
        + ", destination "
        + kept.destination().map(Claim::name).orElse("killed");
  }

  private static Map<String, Object> json(
      Interface by, Scenario scenario, Promise promise, Story story, boolean asPromised) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("interface", by.text());
    json.put("fail", scenario == null ? null : scenario.text());
    json.put("rounds", story.rounds());
    json.put("standstillMillis", standstill(story));
    json.put("source", story.source().orElse(null));
    json.put("destination", story.destination().orElse(null));
    json.put("operator", story.operator().map(Side::text).orElse(null));
    json.put("runs", story.runs().map(Side::text).orElse(null));
    json.put("before", story.before());
    json.put("after", story.after().orElse(null));
    json.put("charactersSeen", story.charactersSeen());
    json.put("defects", story.defects());
    Map<String, Object> promised = new LinkedHashMap<>();
    promised.put("source", promise.source().map(Claim::name).orElse(null));
    promised.put("destination", promise.destination().map(Claim::name).orElse(null));
    json.put("promised", promised);
    json.put("asPromised", asPromised);
    return json;
  }
}
