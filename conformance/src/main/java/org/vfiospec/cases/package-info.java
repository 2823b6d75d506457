/**
 * The cases of violated properties, which a specification may tell apart by its definition {@code
 * Cases}: how many there are, and a shortest behaviour that shows each. Nothing here prints.
 */
package org.vfiospec.cases;
