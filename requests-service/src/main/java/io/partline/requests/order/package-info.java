/**
 * A service order and its lines. What other services report may come in any order and more than once: within an attempt
 * the furthest milestone counts, and a newer attempt counts before an older one.
 */
@NullMarked
package io.partline.requests.order;

import org.jspecify.annotations.NullMarked;
