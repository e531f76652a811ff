/**
 * Product models and the parts that fit them.
 */
@NullMarked
package io.partline.inventory.model;

import org.jspecify.annotations.NullMarked;
