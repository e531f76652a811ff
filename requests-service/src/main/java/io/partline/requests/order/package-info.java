/** A service order and its lines. Facts of other services may come in any order and more than once: within an attempt the
 * furthest one counts, and a newer attempt counts before an older one. */
@NullMarked
package io.partline.requests.order;

import org.jspecify.annotations.NullMarked;
