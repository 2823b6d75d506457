/**
 * The command line. A command is a class of its own; {@link org.vfiospec.cli.Commands} lists them.
 * Standard output holds what was asked for and nothing else; progress and complaints go to standard
 * error.
 */
package org.vfiospec.cli;
