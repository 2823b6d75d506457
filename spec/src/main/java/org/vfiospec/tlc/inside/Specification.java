package org.vfiospec.tlc.inside;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.boundary.Job;
import tla2sany.semantic.OpDefNode;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.tool.impl.FastTool;
import tlc2.util.FP64;
import util.ToolIO;
import util.UniqueString;

/** A specification that TLC has read. */
final class Specification {
  private final Job job;
  private final FastTool tool;
  private final ByteArrayOutputStream said;

  private Specification(Job job, FastTool tool, ByteArrayOutputStream said) {
    this.job = job;
    this.tool = tool;
    this.said = said;
  }

  /** Lets TLC read the modules and the configuration. */
  static Specification read(Job job) {
    ByteArrayOutputStream said = silence();
    TLCGlobals.warn = false;
    UnknownFields.areErrors();
    FP64.Init();
    Modules modules = new Modules(job);
    try {
      FastTool tool =
          new FastTool(
              job.directory().toString(),
              job.rootModule(),
              job.config().toString().replaceFirst("\\.cfg$", ""),
              modules);
      return new Specification(job, tool, said);
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new Failures(job, modules, said).ofReading(e);
    }
  }

  /**
   * Sends what TLC and SANY print, which they never print to {@link System#out} directly, to a
   * buffer.
   */
  static ByteArrayOutputStream silence() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    ToolIO.out = stream;
    ToolIO.err = stream;
    return said;
  }

  Job job() {
    return job;
  }

  FastTool tool() {
    return tool;
  }

  /** Throws if the specification assumes what is false. */
  void checkAssumptions() {
    said.reset();
    int result = tool.checkAssumptions();
    if (result != EC.NO_ERROR) {
      throw new SpecException(
          job.rootModule()
              + ".tla with "
              + job.configName()
              + ": "
              + Failures.lastLine(said)
              + "; give the constants values that satisfy it, or correct the ASSUME");
    }
  }

  /** Whether {@link #definition} finds it, and it takes no parameters. */
  boolean defines(String name) {
    OpDefNode definition = tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
    return definition != null && definition.getParams().length == 0;
  }

  /** A definition of the root module, or of one that it extends. */
  OpDefNode definition(String name) {
    OpDefNode definition = tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
    if (definition == null) {
      throw new SpecException(
          job.directory().resolve(job.rootModule() + ".tla")
              + ": "
              + name
              + " is not defined there nor in a module that it extends; define it");
    }
    if (definition.getParams().length > 0) {
      throw new SpecException(
          definition.getLocation() + ": " + name + " takes parameters, where a value is needed");
    }
    return definition;
  }
}
