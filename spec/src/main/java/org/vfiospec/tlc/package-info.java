/**
 * Runs TLC on a protocol's specification: explores its state graph, evaluates its properties, reads
 * its manifest.
 *
 * <p>Start at {@link org.vfiospec.tlc.Protocols}; {@link org.vfiospec.tlc.Explorer} answers
 * invariants and builds the graph, {@link org.vfiospec.tlc.Liveness} answers temporal properties.
 * No protocol is named here.
 */
package org.vfiospec.tlc;
