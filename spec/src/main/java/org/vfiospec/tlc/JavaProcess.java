package org.vfiospec.tlc;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Java process of TLC, and of the code that talks to it. */
final class JavaProcess {
  /** What came out of a process: standard output and error together. */
  record Result(int exitCode, String output) {}

  /** Those that have not ended. */
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  private JavaProcess() {}

  /** For a run that has the processors to itself: what TLC asks for. */
  static final List<String> ALONE = List.of("-XX:+UseParallelGC");

  /**
   * For a run beside others that want the processors, too: the optimizing compiler would take as
   * long as the search of a small model.
   */
  static final List<String> BESIDE_OTHERS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

  /** How a process ends when it has too little memory and was told to end then. */
  static final int OUT_OF_MEMORY = 3;

  /** Runs a main class in {@code folder} to its end; an interrupt ends it early. */
  static Result run(
      Path folder, List<String> machineOptions, String mainClass, List<String> arguments) {
    Path output = folder.resolve("output.txt");
    try {
      Process process =
          started(
              builder(folder, machineOptions, mainClass, arguments)
                  .redirectOutput(output.toFile()));
      try {
        int exitCode = process.waitFor();
        return new Result(exitCode, Files.readString(output));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SpecException("interrupted while TLC was running");
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new SpecException("TLC cannot be started: " + e.getMessage());
    }
  }

  /** Starts one whose output the caller reads, and which the caller has to end. */
  static Process start(
      Path folder, List<String> machineOptions, String mainClass, List<String> arguments) {
    try {
      return started(builder(folder, machineOptions, mainClass, arguments));
    } catch (IOException e) {
      throw new SpecException("TLC cannot be started: " + e.getMessage());
    }
  }

  /** Ends all: what they write into is going to be deleted. */
  static void endAll() {
    RUNNING.forEach(Process::destroyForcibly);
    RUNNING.forEach(process -> process.onExit().join());
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    RUNNING.add(process);
    process.onExit().thenRun(() -> RUNNING.remove(process));
    return process;
  }

  private static ProcessBuilder builder(
      Path folder, List<String> machineOptions, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + Runtime.getRuntime().maxMemory());
    // TLC unpacks its standard modules there: another TLC would read one that is half there.
    command.add("-Djava.io.tmpdir=" + folder.toAbsolutePath());
    command.addAll(machineOptions);
    command.add("-cp");
    command.add(classPath());
    command.add(mainClass);
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
  }

  private static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    try {
      for (String name : List.of(Explorer.class.getName(), "tlc2.TLC")) {
        Class<?> found = Class.forName(name, false, JavaProcess.class.getClassLoader());
        places.add(
            Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      }
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("the class path has no TLA+ tools", e);
    }
    return String.join(File.pathSeparator, places);
  }
}
