/**
 * Specifications made at random, on which the explorer, the reference explorer, and TLC's command
 * line have to agree.
 */
package org.vfiospec.tlc.random;
