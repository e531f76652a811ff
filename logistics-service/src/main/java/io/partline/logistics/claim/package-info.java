/**
 * Claims against a carrier for what it damaged.
 */
@NullMarked
package io.partline.logistics.claim;

import org.jspecify.annotations.NullMarked;
