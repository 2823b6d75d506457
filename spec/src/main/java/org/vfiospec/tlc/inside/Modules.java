package org.vfiospec.tlc.inside;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.vfiospec.tlc.boundary.Job;
import util.FilenameToStream;

/**
 * Finds the modules of one run: the protocol's own in its folder, the standard ones in the tools.
 * TLC's own resolver unpacks the standard modules into one place for the whole machine, where two
 * runs overwrite each other's.
 */
final class Modules implements FilenameToStream {
  private static final String STANDARD = "tla2sany/StandardModules/";

  private final Job job;

  Modules(Job job) {
    this.job = job;
  }

  @Override
  public File resolve(String name, boolean isModule) {
    if (!isModule) {
      return new File(name);
    }
    String file = new File(name).getName();
    file = file.endsWith(".tla") ? file : file + ".tla";
    Path own = job.directory().resolve(file);
    return new TLAFile((Files.exists(own) ? own : standard(file, own)).toString(), this);
  }

  /**
   * Unpacks a standard module; a module that is none is reported missing from the folder of the
   * protocol.
   */
  private Path standard(String file, Path missing) {
    Path unpacked = job.scratch().resolve(file);
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(STANDARD + file)) {
      if (in == null) {
        return missing;
      }
      Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
      return unpacked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String getFullPath() {
    return job.directory().toString();
  }

  @Override
  public boolean isStandardModule(String name) {
    return getClass().getClassLoader().getResource(STANDARD + name + ".tla") != null;
  }
}
