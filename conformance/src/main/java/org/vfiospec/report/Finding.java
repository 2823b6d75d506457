package org.vfiospec.report;

/**
 * Something that is not as it should be.
 *
 * @param text one line that says what
 * @param command the one command that reproduces it
 */
public record Finding(String text, CommandText command) {
  @Override
  public String toString() {
    return text + "; reproduce it by: " + command;
  }
}
