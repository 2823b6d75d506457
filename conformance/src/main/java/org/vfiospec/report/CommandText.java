package org.vfiospec.report;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command as it is typed into a shell, in the folder of this project.
 *
 * @param arguments the command's name and its arguments
 */
public record CommandText(List<String> arguments) {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  /** Copies the list. */
  public CommandText {
    arguments = List.copyOf(arguments);
  }

  /** The command of these arguments. */
  public static CommandText of(String... arguments) {
    return new CommandText(Arrays.asList(arguments));
  }

  /** What the shell reads as exactly these arguments. */
  @Override
  public String toString() {
    return arguments.stream()
        .map(CommandText::quoted)
        .collect(Collectors.joining(" ", "./vfiospec ", ""));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
