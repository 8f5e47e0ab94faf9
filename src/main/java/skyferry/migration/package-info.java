/**
 * How a machine moves: pre-flight, QEMU's pre-copy loop and its stop rule, and what a move leaves behind as a record. Comes
 * in: a machine's memory, options, the share of the network that the move gets. Goes out: events (round, pause, resume) and a
 * {@link skyferry.migration.MigrationRecord}. Knows no hosts' tables and no screen.
 */
@NullMarked
package skyferry.migration;

import org.jspecify.annotations.NullMarked;
