/** What passes by itself: waiting for the database or the broker. */
@NullMarked
package io.partline.chassis.outage;

import org.jspecify.annotations.NullMarked;
