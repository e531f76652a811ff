/** Followers of the event log: projections, reactions and the publisher, their positions, and rebuilding. */
@NullMarked
package io.partline.chassis.follow;

import org.jspecify.annotations.NullMarked;
