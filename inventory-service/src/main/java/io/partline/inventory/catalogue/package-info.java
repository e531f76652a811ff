/**
 * Parts: number, names, price, GTIN, and what replaces them.
 */
@NullMarked
package io.partline.inventory.catalogue;

import org.jspecify.annotations.NullMarked;
