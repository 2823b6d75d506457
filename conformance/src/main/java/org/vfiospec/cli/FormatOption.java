package org.vfiospec.cli;

import picocli.CommandLine.Option;

/** The option of a command that answers a person or a program. */
final class FormatOption {
  @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
  private ReportFormat format;

  boolean isJson() {
    return format == ReportFormat.JSON;
  }
}
