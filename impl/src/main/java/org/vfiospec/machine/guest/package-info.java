/**
 * A guest that can be migrated while it works: its memory, its processor, its devices, a program
 * that never rests, and what must hold of all that the program did.
 */
package org.vfiospec.machine.guest;
