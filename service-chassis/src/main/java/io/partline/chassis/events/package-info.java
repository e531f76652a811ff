/** The event log: what may be stored under which name, how it is appended, and the one order in which everybody reads it.
 *
 * <p>Two orders matter. Inside an aggregate events are numbered without holes. Across aggregates they are read by
 * (transaction id, position), and never beyond the oldest transaction still running, so that nothing that commits late
 * is passed over. An append is refused as a conflict when its transaction is older than the aggregate's previous event,
 * which keeps the second order true to the first. */
@NullMarked
package io.partline.chassis.events;

import org.jspecify.annotations.NullMarked;
