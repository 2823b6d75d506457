/**
 * Looks among a specification's design choices for the smallest changes of a revision after which
 * its properties hold. Nothing here prints.
 */
package org.vfiospec.repair;
