/**
 * Parts: number, names, price, GTIN, and what replaces them. A number is written in capital letters and never changes.
 */
@NullMarked
package io.partline.inventory.catalogue;

import org.jspecify.annotations.NullMarked;
