/**
 * What checking found, and the forms in which it is told: verdicts as tables and as JSON,
 * counterexamples as stories and as diagrams. Nothing here prints.
 */
package org.vfiospec.report;
