/**
 * The state machine (version 2 of the interface): device states, the data files of transfers, and
 * logging of DMA. Module MigrationStates specifies it.
 */
package org.vfiospec.migration.v2;
