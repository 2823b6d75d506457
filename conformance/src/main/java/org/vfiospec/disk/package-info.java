/** What is put on the disk. Knows the JDK alone. */
package org.vfiospec.disk;
