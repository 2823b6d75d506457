/**
 * Measurements of this project against its alternatives, on the machine at hand: figures for the
 * README's table, and never a test.
 */
package org.vfiospec.bench;
