package org.vfiospec.tlc.inside;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.boundary.Job;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.Errors;

/** Says in one line why TLC could not read a specification. */
final class Failures {
  private static final Pattern SEMANTIC =
      Pattern.compile(
          "line (\\d+), col (\\d+) to line \\d+, col \\d+ of module (\\w+)\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern LEXICAL = Pattern.compile("(?i)line (\\d+), col(?:umn)? (\\d+)");

  /** Where SANY names the module that an error without a place is in. */
  private static final Pattern MODULE =
      Pattern.compile("imported in module (\\w+)|from file (\\w+)\\.tla|in module (\\w+)");

  private static final Pattern UNEXPECTED =
      Pattern.compile("The exception was a [\\w.$]+\\s*: (.*)", Pattern.DOTALL);

  private final Job job;
  private final Modules modules;
  private final ByteArrayOutputStream said;

  Failures(Job job, Modules modules, ByteArrayOutputStream said) {
    this.job = job;
    this.modules = modules;
    this.said = said;
  }

  SpecException ofReading(Throwable thrown) {
    SpecException syntax = ofModules();
    if (syntax != null) {
      return syntax;
    }
    return new SpecException(
        job.configName()
            + " for "
            + job.rootModule()
            + ".tla: "
            + message(thrown)
            + "; correct the configuration or define what it names");
  }

  /** Reads the modules once more, for the errors with their places; null if there are none. */
  private SpecException ofModules() {
    said.reset();
    SpecObj spec = new SpecObj(job.rootModule(), modules);
    try {
      SANY.frontEndMain(
          spec,
          job.rootModule(),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    } catch (Exception e) {
      return located(message(e));
    }
    for (Errors errors :
        new Errors[] {spec.getInitErrors(), spec.getParseErrors(), spec.getSemanticErrors()}) {
      if (errors != null && errors.isFailure()) {
        String[] texts = errors.getAborts().length > 0 ? errors.getAborts() : errors.getErrors();
        return located(texts.length > 0 ? texts[0] : lastLine(said));
      }
    }
    return null;
  }

  private SpecException located(String text) {
    String reason = text.replace("-- Aborting", "").replace("Unknown location", "").strip();
    Matcher semantic = SEMANTIC.matcher(reason);
    if (semantic.find()) {
      return at(
          semantic.group(3), ":" + semantic.group(1) + ":" + semantic.group(2), semantic.group(4));
    }
    Matcher named = MODULE.matcher(reason);
    String module = job.rootModule();
    if (named.find()) {
      module =
          named.group(1) != null
              ? named.group(1)
              : named.group(2) != null ? named.group(2) : named.group(3);
    }
    // The parser prints what it expected and where, and keeps no more than the module's name.
    String printed = said.toString(StandardCharsets.UTF_8);
    int parseError = Math.max(0, printed.indexOf("***Parse Error***"));
    Matcher lexical = LEXICAL.matcher(printed.substring(parseError));
    return reason.contains("Could not parse module") && lexical.find()
        ? at(
            module,
            ":" + lexical.group(1) + ":" + lexical.group(2),
            excerpt(printed.substring(parseError)))
        : at(module, "", reason);
  }

  /** The parser's message without the stack of its rules. */
  private static String excerpt(String parseError) {
    return parseError
        .replace("***Parse Error***", "")
        .replaceFirst("(?s)\\R\\s*Residual stack trace follows.*", "");
  }

  private SpecException at(String module, String place, String reason) {
    return new SpecException(
        job.directory().resolve(module + ".tla")
            + place
            + ": "
            + reason.strip().replaceAll("[.]$", "")
            + "; correct it there");
  }

  /** The message of what TLC threw, in one line. */
  static String message(Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      return "the evaluation does not end, or goes too deep";
    }
    String message = thrown.getMessage();
    return (message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message)
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("[.:;]+$", "");
  }

  /** What TLC said after "Error:", up to the blank line or the next message; else the last line. */
  static String complaint(ByteArrayOutputStream said) {
    Matcher error =
        Pattern.compile("(?s)Error: (.*?)(\\R\\s*\\R|\\RError:|\\RFinished in|$)")
            .matcher(said.toString(StandardCharsets.UTF_8));
    String complaint = error.find() ? error.group(1) : lastLine(said);
    Matcher unexpected = UNEXPECTED.matcher(complaint);
    return (unexpected.find() ? unexpected.group(1) : complaint)
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("[.:;]+$", "");
  }

  /** The last line of what TLC said. */
  static String lastLine(ByteArrayOutputStream said) {
    String[] lines = said.toString(StandardCharsets.UTF_8).strip().split("\\R");
    return lines[lines.length - 1].strip().replaceAll("[.:;]+$", "");
  }
}
