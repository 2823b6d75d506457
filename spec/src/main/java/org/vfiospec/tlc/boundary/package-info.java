/**
 * What crosses the border between the application's class loader and the one that holds a run of
 * TLC. Not an API: use {@link org.vfiospec.tlc.Explorer} and {@link org.vfiospec.tlc.Liveness}.
 */
package org.vfiospec.tlc.boundary;
