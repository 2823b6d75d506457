/** The parts of the project's pages that follow from its specifications, and are never written. */
package org.vfiospec.regenerate;
