/**
 * Runs an implementation on threads that nobody orders, and logs what it does: each context takes
 * its steps when it likes, one at a time, and after each what can be seen is written down. Whether
 * the log is a behaviour of the specification, {@link org.vfiospec.validate} says.
 *
 * <p>Names no protocol: which steps there are, and what is seen, the caller knows.
 */
package org.vfiospec.freerun;
