/** The whole life of an order as stretches with a cause; pure functions over its events. */
@NullMarked
package io.partline.requests.timeline;

import org.jspecify.annotations.NullMarked;
