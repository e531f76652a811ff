/**
 * How lists of what happened are asked for: a span of time, the newest first, page by page.
 */
@NullMarked
package io.partline.logistics.listing;

import org.jspecify.annotations.NullMarked;
