/**
 * Demands that wait for stock: explicit rows, filled by priority, then age.
 */
@NullMarked
package io.partline.inventory.backorder;

import org.jspecify.annotations.NullMarked;
