package org.vfiospec.tlc.random;

import java.util.List;

/**
 * A random specification.
 *
 * @param family the name of its module: those of one family declare the same variables
 * @param module the text of the module
 * @param config a configuration
 * @param observations definitions to observe
 */
record World(String family, String module, String config, List<String> observations) {
  @Override
  public String toString() {
    return family + ".tla:\n" + module + family + ".cfg:\n" + config + "observed: " + observations;
  }
}
