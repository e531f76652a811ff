/**
 * The whole platform on one machine, without containers: the same jars that a production deployment runs, beside a real
 * PostgreSQL and a real Kafka, each a detached process that outlives the launcher.
 *
 * <p>{@link io.partline.local.launcher.Roster} says which processes there are and what each one needs;
 * {@link io.partline.local.launcher.Platform} starts and stops any such list; {@link io.partline.local.launcher.Ledger}
 * remembers what was started, by process id and start time, so that nothing else is ever stopped.
 */
@NullMarked
package io.partline.local.launcher;

import org.jspecify.annotations.NullMarked;
