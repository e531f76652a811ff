/** Kafka, out and in: public events are published from the log, received ones take effect once. */
@NullMarked
package io.partline.chassis.partners;

import org.jspecify.annotations.NullMarked;
