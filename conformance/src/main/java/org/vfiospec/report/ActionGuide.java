package org.vfiospec.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Step;

/**
 * What the actions of a protocol mean outside its specification, as the protocol's {@code
 * actions.json} says:
 *
 * <pre>{@code
 * {"contexts": {"user": "user-space thread {0}"},
 *  "history": ["loss"],
 *  "telling": ["loss"],
 *  "bounds": ["budget"],
 *  "actions": {"Copy": {"context": "user", "kernel": "ops_write", "java": "Region.copy",
 *                       "does": "copies the request"}}}
 * }</pre>
 *
 * In the text of a context, and in what an action does, <code>{0}</code> stands for the step's
 * first argument, and so on, and <code>{0?it does:it does not}</code> for one of two texts, as the
 * argument is true or false. Without the file, or for an action that it does not name, nothing is
 * known but the step itself.
 */
public final class ActionGuide {
  /**
   * What is known of an action; each may be empty.
   *
   * @param context the key of the context that takes it
   * @param kernel the function of the kernel
   * @param java the method of the refinement
   * @param does a few words that say what happens
   */
  public record Meaning(String context, String kernel, String java, String does) {
    static final Meaning UNKNOWN = new Meaning("", "", "", "");
  }

  private static final Pattern CHOICE = Pattern.compile("\\{(\\d{1,3})\\?([^:{}]*):([^{}]*)}");

  private final Map<String, String> contexts = new LinkedHashMap<>();
  private final Set<String> history = new HashSet<>();
  private final Set<String> telling = new HashSet<>();
  private final Set<String> bounds = new HashSet<>();
  private final Map<String, Meaning> actions = new LinkedHashMap<>();

  private ActionGuide() {}

  /** Reads the guide in a protocol's folder. */
  public static ActionGuide read(Path folder) {
    Path file = folder.resolve("actions.json");
    ActionGuide guide = new ActionGuide();
    if (!Files.exists(file)) {
      return guide;
    }
    try {
      guide.add(file, new ObjectMapper().readTree(Files.readString(file)));
      return guide;
    } catch (JsonProcessingException e) {
      throw new SpecException(
          file
              + ":"
              + e.getLocation().getLineNr()
              + ": not the JSON that a guide to the actions must be: "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw new SpecException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private void add(Path file, JsonNode json) {
    json.path("contexts")
        .properties()
        .forEach(c -> contexts.put(c.getKey(), c.getValue().asText()));
    json.path("history").forEach(variable -> history.add(variable.asText()));
    json.path("telling").forEach(variable -> telling.add(variable.asText()));
    json.path("bounds").forEach(variable -> bounds.add(variable.asText()));
    json.path("actions")
        .properties()
        .forEach(
            action -> {
              String context = action.getValue().path("context").asText();
              if (!contexts.containsKey(context)) {
                throw new SpecException(
                    file
                        + ": the context of "
                        + action.getKey()
                        + " is \""
                        + context
                        + "\"; known are "
                        + contexts.keySet());
              }
              actions.put(action.getKey(), meaning(context, action.getValue()));
            });
  }

  private static Meaning meaning(String context, JsonNode action) {
    return new Meaning(
        context,
        action.path("kernel").asText(),
        action.path("java").asText(),
        action.path("does").asText());
  }

  /** What is known of an action. */
  public Meaning meaning(String action) {
    return actions.getOrDefault(action, Meaning.UNKNOWN);
  }

  /** The context that takes the step, in words; empty if it is not known. */
  public String context(Step step) {
    return filled(contexts.getOrDefault(meaning(step.action()).context(), ""), step);
  }

  /** What the step does, in words; empty if it is not known. */
  public String does(Step step) {
    return filled(meaning(step.action()).does(), step);
  }

  /** Whether a variable is history: none of the contexts reads it. */
  public boolean isHistory(String variable) {
    return history.contains(variable);
  }

  /** Whether a variable counts what the model still allows: no part of what is specified. */
  public boolean isBound(String variable) {
    return bounds.contains(variable);
  }

  /** Whether a step that changes this variable belongs into the short form of a story. */
  public boolean isTelling(String variable) {
    return telling.contains(variable);
  }

  private static String filled(String text, Step step) {
    String filled = text;
    List<Object> arguments = step.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      filled = filled.replace("{" + i + "}", ValueText.of(arguments.get(i)));
    }
    return CHOICE
        .matcher(filled)
        .replaceAll(
            choice -> {
              int at = Integer.parseInt(choice.group(1));
              return at < arguments.size() && arguments.get(at) instanceof Boolean truth
                  ? Matcher.quoteReplacement(choice.group(truth ? 2 : 3))
                  : Matcher.quoteReplacement(choice.group());
            });
  }
}
