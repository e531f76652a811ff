/**
 * One delivery at a time: it takes effect once, or it is parked where an operator sees it. What follows under the same
 * key waits behind it, what comes under other keys goes on.
 */
@NullMarked
package io.partline.chassis.deadletter;

import org.jspecify.annotations.NullMarked;
