package org.vfiospec.tlc.inside;

import tlc2.tool.Action;

/** A part of the next-state relation that is one step: a named action with its arguments bound. */
record NamedAction(Action action, int step) {}
