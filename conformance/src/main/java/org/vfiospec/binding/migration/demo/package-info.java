/** The demo of a guest that migrates between two processes. */
package org.vfiospec.binding.migration.demo;
