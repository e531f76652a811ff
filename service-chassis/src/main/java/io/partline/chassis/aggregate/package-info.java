/** The command side: shells that load, ask a pure decision and record, and the one way to send them a command. */
@NullMarked
package io.partline.chassis.aggregate;

import org.jspecify.annotations.NullMarked;
