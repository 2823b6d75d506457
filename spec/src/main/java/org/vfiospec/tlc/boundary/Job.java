package org.vfiospec.tlc.boundary;

import java.nio.file.Path;

/**
 * One run of TLC.
 *
 * @param directory the folder that holds the modules
 * @param rootModule the name of the root module, without extension
 * @param configName how messages shall name the configuration
 * @param config the configuration to use
 * @param scratch an empty folder that the run may fill
 */
public record Job(
    Path directory, String rootModule, String configName, Path config, Path scratch) {}
