/**
 * Spare parts: which exist, which fit what, where they lie, and who may count on them.
 */
@NullMarked
package io.partline.inventory;

import org.jspecify.annotations.NullMarked;
