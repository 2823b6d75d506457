/**
 * Scenarios of a protocol that can be watched: what the command line runs, and what it knows of
 * them.
 */
package org.vfiospec.demo;
