/** The time an order takes, cut into segments that each have a cause. Pure functions, which know no order. */
@NullMarked
package io.partline.requests.timeline;

import org.jspecify.annotations.NullMarked;
