/** The Java refinement of the protocols: what a maintainer reads, runs and trusts. */
package org.vfiospec;
