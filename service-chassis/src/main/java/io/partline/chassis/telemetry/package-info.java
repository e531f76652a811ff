/** Metrics of the command side and the log, and the trace that a stored event carries. */
@NullMarked
package io.partline.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
