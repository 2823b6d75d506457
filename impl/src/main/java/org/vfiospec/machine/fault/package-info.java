/** Hardware and connections that fail where they are told to. */
package org.vfiospec.machine.fault;
