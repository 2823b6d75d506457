/** Binds the parts of {@code spec/migration} to {@code org.vfiospec.migration}. */
package org.vfiospec.binding.migration;
