/**
 * The code that talks to TLC's classes. It is loaded anew for every run, together with TLC itself,
 * because TLC keeps its state in statics; nothing outside may name a class of this package, and
 * nothing of TLC may leave it.
 */
package org.vfiospec.tlc.inside;
